package dev.chasitor.session.visitor;

import java.time.Duration;

/**
 * A count of hand-overs in a row, between which the chat hardly went on. It stops a session whose
 * server restores the chat and answers the next request with 503, again and again. Immutable.
 *
 * @param row how many hand-overs followed each other, and for how long that may go on
 * @param restored when the chat last went on
 */
public record HandOvers(RetryBudget row, Duration restored) {

  static HandOvers none(Duration patience) {
    return new HandOvers(RetryBudget.of(patience), Duration.ZERO);
  }

  int inARow() {
    return row.failures();
  }

  /**
   * Counts a hand-over that begins. It starts a new row if the chat went on for longer than {@code
   * calm} before it.
   */
  HandOvers begun(Duration now, Duration calm, Duration patience) {
    boolean follows = inARow() > 0 && now.minus(restored).compareTo(calm) <= 0;
    return follows
        ? new HandOvers(row.withPatience(patience).failed(now), restored)
        : new HandOvers(RetryBudget.of(patience).failed(now), now);
  }

  /** Counts another hand-over, which began before the chat could go on. */
  HandOvers onceMore(Duration now) {
    return new HandOvers(row.failed(now), restored);
  }

  /** Notes that the chat goes on. */
  HandOvers over(Duration now) {
    return new HandOvers(row, now);
  }

  HandOvers later(Duration slept) {
    return new HandOvers(row.later(slept), restored);
  }
}
