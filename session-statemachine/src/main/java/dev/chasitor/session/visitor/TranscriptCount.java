package dev.chasitor.session.visitor;

/**
 * The numbers of lines that went each way, to compare with the transcript after a hand-over (rule
 * C-RSY-09).
 *
 * @param heard how many lines of agents were delivered to the application
 * @param said how many lines of the visitor the server is known to have
 */
public record TranscriptCount(long heard, long said) {

  static final TranscriptCount ZERO = new TranscriptCount(0, 0);

  TranscriptCount heardOne() {
    return new TranscriptCount(heard + 1, said);
  }

  TranscriptCount saidOne() {
    return new TranscriptCount(heard, said + 1);
  }
}
