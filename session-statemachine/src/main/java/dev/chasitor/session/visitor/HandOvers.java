package dev.chasitor.session.visitor;

import java.time.Duration;

/**
 * Hand-overs that follow each other so closely that the chat hardly went on between them. A server
 * that gives a session back and answers the next request with 503 would have it taken over for
 * ever. Immutable.
 *
 * @param row how many hand-overs follow each other, and for how long they may
 * @param restored when the chat last went on
 */
public record HandOvers(RetryBudget row, Duration restored) {

  static HandOvers none(Duration patience) {
    return new HandOvers(RetryBudget.of(patience), Duration.ZERO);
  }

  int inARow() {
    return row.failures();
  }

  /** One more; the first of a row when the chat went on for longer than {@code calm} before it. */
  HandOvers begun(Duration now, Duration calm, Duration patience) {
    boolean follows = inARow() > 0 && now.minus(restored).compareTo(calm) <= 0;
    return follows
        ? new HandOvers(row.withPatience(patience).failed(now), restored)
        : new HandOvers(RetryBudget.of(patience).failed(now), now);
  }

  /** One more, before the chat could go on. */
  HandOvers onceMore(Duration now) {
    return new HandOvers(row.failed(now), restored);
  }

  /** The chat goes on. */
  HandOvers over(Duration now) {
    return new HandOvers(row, now);
  }

  HandOvers later(Duration slept) {
    return new HandOvers(row.later(slept), restored);
  }
}
