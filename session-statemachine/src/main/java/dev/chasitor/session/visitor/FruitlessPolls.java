package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers to polls that brought nothing new, since the last new message. A server that answers
 * so at once is polled less often (rule C-POLL-10). Immutable.
 *
 * @param quick how many answers in a row came within {@link #QUICK}
 * @param dropped one hash code for each content among the batches that were dropped
 */
public record FruitlessPolls(int quick, List<Integer> dropped) {

  /** The value after an answer that brought something new. */
  public static final FruitlessPolls NONE = new FruitlessPolls(0, List.of());

  /** An answer within this time was not held by the server. */
  static final Duration QUICK = Duration.ofMillis(100);

  /** So many quick answers in a row are polled again at once. */
  static final int FREE = 5;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** So many batches of different content below the ack are not repeats of one. */
  private static final int MOST_DROPPED = 20;

  public FruitlessPolls {
    dropped = List.copyOf(dropped);
  }

  /** Returns the count after another answer that brought nothing new. */
  FruitlessPolls after(Duration lasted) {
    int counted = lasted.compareTo(QUICK) <= 0 ? quick + 1 : 0;
    return counted == quick ? this : new FruitlessPolls(counted, dropped);
  }

  /** Returns the count after a dropped batch with this hash code of its content. */
  FruitlessPolls withDropped(int content) {
    if (dropped.contains(content)) {
      return this;
    }
    List<Integer> longer = new ArrayList<>(dropped);
    longer.add(content);
    return new FruitlessPolls(quick, longer);
  }

  /** Whether the server numbers its batches in a way that no client can follow. */
  boolean areTooMany() {
    return dropped.size() >= MOST_DROPPED;
  }

  /** Returns the pause before the next poll; empty for none. */
  Optional<Duration> pause() {
    if (quick < FREE) {
      return Optional.empty();
    }
    Duration doubled = QUICK.multipliedBy(1L << Math.min(quick - FREE, 10));
    return Optional.of(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
  }
}
