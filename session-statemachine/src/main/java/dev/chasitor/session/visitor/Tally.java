package dev.chasitor.session.visitor;

/**
 * How many chat lines went each way, to compare with the transcript after a hand-over (rule
 * C-RSY-09).
 *
 * @param heard lines of agents that were told to the application
 * @param said lines of the visitor that the server is known to have
 */
public record Tally(long heard, long said) {

  static final Tally ZERO = new Tally(0, 0);

  Tally heardOne() {
    return new Tally(heard + 1, said);
  }

  Tally saidOne() {
    return new Tally(heard, said + 1);
  }
}
