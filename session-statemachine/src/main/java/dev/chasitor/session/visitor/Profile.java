package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What the protocol's guide leaves open, as options with the defaults that real servers and clients
 * agreed with. Immutable.
 */
@Value.Immutable
@SessionStyle
public sealed interface Profile permits ImmutableProfile {

  /** How numbers of POSTs go on after a hand-over (open point O3, rule C-SEQ-06). */
  enum NumbersAfterHandOver {
    /** Where they were. */
    CONTINUE,
    /** From 1. */
    RESTART
  }

  /** Which {@code ack} the first poll after a hand-over bears (open point O4, rule C-RSY-11). */
  enum AckAfterHandOver {
    /** -1. */
    RESTART,
    /** The last one. */
    KEEP
  }

  /** How a visitor who is still in the queue leaves it. */
  enum QueueExit {
    /** By DELETE SessionId. */
    DELETE,
    /** By ChatCancel, and by DELETE where that is refused. */
    CHAT_CANCEL,
    /** By ChatEnd, and by DELETE where that is refused. */
    CHAT_END
  }

  /** The longest of all durations in a profile: 365 days. */
  Duration LONGEST = Duration.ofDays(365);

  /** A profile with every default. */
  static Profile defaults() {
    return builder().build();
  }

  /** How a session is taken over; empty for what the guide of its API version describes. */
  Optional<Recovery> recovery();

  /**
   * How numbers of POSTs go on after a hand-over by ResyncSession; ReconnectSession tells it
   * itself.
   */
  @Value.Default
  default NumbersAfterHandOver numbersAfterHandOver() {
    return NumbersAfterHandOver.CONTINUE;
  }

  /** Which ack the first poll after a hand-over bears. */
  @Value.Default
  default AckAfterHandOver ackAfterHandOver() {
    return AckAfterHandOver.RESTART;
  }

  /** Whether ChasitorResyncState is posted once the chat is restored. */
  @Value.Default
  default boolean postsResyncState() {
    return true;
  }

  /** How long a request that is not a poll may take. */
  @Value.Default
  default Duration requestTimeout() {
    return Duration.ofSeconds(15);
  }

  /** For how long opening the session is tried; a try that has begun gets its whole time. */
  @Value.Default
  default Duration openTimeout() {
    return Duration.ofSeconds(30);
  }

  /**
   * How long the server may stay out of reach, until it tells a {@code connectionTimeout}. Time in
   * which the session was not run, on a machine that slept, does not count; nor is the first call
   * that fails ever the last.
   */
  @Value.Default
  default Duration connectionTimeout() {
    return Duration.ofSeconds(150);
  }

  /** How long to wait for last words after the visitor's end was sent. */
  @Value.Default
  default Duration leaveTimeout() {
    return Duration.ofSeconds(5);
  }

  /** How long after a typing notice or a sneak peek the next one may leave, at the earliest. */
  @Value.Default
  default Duration noticeInterval() {
    return Duration.ofSeconds(1);
  }

  /** The pause before the first retry; it doubles with each failure in a row. */
  @Value.Default
  default Duration firstBackoff() {
    return Duration.ofMillis(250);
  }

  /** The longest pause before a retry. */
  @Value.Default
  default Duration longestBackoff() {
    return Duration.ofSeconds(8);
  }

  /** How often a POST is tried again that the server failed on (5xx) or found out of sync (409). */
  @Value.Default
  default int postRetries() {
    return 3;
  }

  /**
   * How many malformed answers a poll takes, without a good one in between, before the session is
   * given up.
   */
  @Value.Default
  default int malformedLimit() {
    return 5;
  }

  /**
   * How many lines of a backlog may go as one MultiNoun; 1 for each by itself, the default. The
   * answer to a MultiNoun does not tell which of its lines failed, so each of them counts as
   * accepted when the whole is.
   */
  @Value.Default
  default int batchLimit() {
    return 1;
  }

  /** How the visitor leaves the queue. */
  @Value.Default
  default QueueExit leavesQueueBy() {
    return QueueExit.DELETE;
  }

  /** How many commands may wait to be sent; more are refused. */
  @Value.Default
  default int outboxLimit() {
    return 1000;
  }

  /** Seed of the jitter in the pauses, so that runs can be repeated exactly. */
  @Value.Default
  default long jitterSeed() {
    return 0;
  }

  /** Refuses what no session could run with. */
  @Value.Check
  default void check() {
    requirePositive("requestTimeout", requestTimeout());
    requirePositive("openTimeout", openTimeout());
    requirePositive("connectionTimeout", connectionTimeout());
    requirePositive("leaveTimeout", leaveTimeout());
    requirePositive("noticeInterval", noticeInterval());
    requirePositive("firstBackoff", firstBackoff());
    requirePositive("longestBackoff", longestBackoff());
    if (longestBackoff().compareTo(firstBackoff()) < 0) {
      throw new IllegalStateException("longestBackoff must not be shorter than firstBackoff");
    }
    if (postRetries() < 0 || malformedLimit() < 1 || outboxLimit() < 1 || batchLimit() < 1) {
      throw new IllegalStateException(
          "postRetries must be 0 or more, malformedLimit, outboxLimit and batchLimit 1 or more");
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalStateException(name + " must be longer than nothing");
    }
    if (value.compareTo(LONGEST) > 0) {
      throw new IllegalStateException(name + " must be no longer than " + LONGEST);
    }
  }

  /** Starts a profile; every option has a default. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the options of a {@link Profile}; not thread-safe. */
  final class Builder extends ImmutableProfile.Builder {
    Builder() {}
  }
}
