package dev.chasitor.session.visitor;

import java.time.Duration;

/**
 * Hand-overs that follow each other so closely that the chat hardly went on between them. A server
 * that gives a session back and answers the next request with 503 would have it taken over for
 * ever. Immutable.
 *
 * @param inARow how many, 0 before the first
 * @param since when the first of them began
 * @param restored when the chat last went on
 */
public record HandOvers(int inARow, Duration since, Duration restored) {

  static final HandOvers NONE = new HandOvers(0, Duration.ZERO, Duration.ZERO);

  /** One more; the first of a row when the chat went on for longer than {@code calm} before it. */
  HandOvers begun(Duration now, Duration calm) {
    boolean follows = inARow > 0 && now.minus(restored).compareTo(calm) <= 0;
    return follows ? onceMore() : new HandOvers(1, now, now);
  }

  /** One more, before the chat could go on. */
  HandOvers onceMore() {
    return new HandOvers(inARow + 1, since, restored);
  }

  /** The chat goes on. */
  HandOvers over(Duration now) {
    return new HandOvers(inARow, since, now);
  }

  HandOvers later(Duration by) {
    return new HandOvers(inARow, since.plus(by), restored);
  }

  boolean haveLasted(Duration patience, Duration now) {
    return now.minus(since).compareTo(patience) >= 0;
  }
}
