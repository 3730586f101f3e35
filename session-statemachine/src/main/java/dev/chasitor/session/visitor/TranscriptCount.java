package dev.chasitor.session.visitor;

/**
 * The lines that went each way, to compare with the transcript after a hand-over (rules C-RSY-09,
 * C-RSY-15).
 *
 * @param heard the lines of agents that were delivered to the application
 * @param said the lines of the visitor that the server is known to have
 */
public record TranscriptCount(KnownLines heard, KnownLines said) {

  static final TranscriptCount ZERO = new TranscriptCount(KnownLines.NONE, KnownLines.NONE);

  TranscriptCount withHeard(KnownLines value) {
    return new TranscriptCount(value, said);
  }

  TranscriptCount withSaid(KnownLines value) {
    return new TranscriptCount(heard, value);
  }
}
