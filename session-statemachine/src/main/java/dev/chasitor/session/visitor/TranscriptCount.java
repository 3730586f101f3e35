package dev.chasitor.session.visitor;

/**
 * How many chat lines went each way, to compare with the transcript after a hand-over (rule
 * C-RSY-09).
 *
 * @param heard lines of agents that were told to the application
 * @param said lines of the visitor that the server is known to have
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
