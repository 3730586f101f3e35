package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** The options for what the guide leaves open. The defaults work with real servers. Immutable. */
@Value.Immutable
@SessionStyle
public sealed interface Profile permits ImmutableProfile {

  /** How numbers of POSTs go on after a hand-over (open point O3, rule C-SEQ-06). */
  enum NumbersAfterHandOver {
    /** Numbers go on where they were. */
    CONTINUE,
    /** Numbers start again at 1. */
    RESTART
  }

  /** Which {@code ack} the first poll after a hand-over has (open point O4, rule C-RSY-11). */
  enum AckAfterHandOver {
    /** The ack is -1. */
    RESTART,
    /** The ack stays as it was. */
    KEEP
  }

  /** How a visitor who is still in the queue leaves it. */
  enum QueueExit {
    /** The client sends DELETE SessionId. */
    DELETE,
    /** The client sends ChatCancel, and DELETE if the server refuses that. */
    CHAT_CANCEL,
    /** The client sends ChatEnd, and DELETE if the server refuses that. */
    CHAT_END
  }

  /** The longest duration that a profile accepts: 365 days. */
  Duration LONGEST = Duration.ofDays(365);

  /** A profile with every default. */
  static Profile defaults() {
    return builder().build();
  }

  /**
   * Which request asks for a take-over; empty for the one in the guide of the session's API
   * version.
   */
  Optional<Recovery> recovery();

  /**
   * How numbers of POSTs go on after a hand-over by ResyncSession. The answer to ReconnectSession
   * says this itself.
   */
  @Value.Default
  default NumbersAfterHandOver numbersAfterHandOver() {
    return NumbersAfterHandOver.CONTINUE;
  }

  /** Which ack the first poll after a hand-over has. */
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

  /**
   * How long the session may try to open. A try that has begun may still take its whole request
   * time-out.
   */
  @Value.Default
  default Duration openTimeout() {
    return Duration.ofSeconds(30);
  }

  /**
   * How long the server may stay out of reach before the session ends. The {@code
   * connectionTimeout} of ChatRequestSuccess replaces it. Time in which the session was not run, on
   * a computer that slept, does not count. The first failed call never ends the session.
   */
  @Value.Default
  default Duration connectionTimeout() {
    return Duration.ofSeconds(150);
  }

  /**
   * How long the session waits for last words after the visitor's end, or for its exit from the
   * queue.
   */
  @Value.Default
  default Duration leaveTimeout() {
    return Duration.ofSeconds(5);
  }

  /**
   * How long the visitor may wait for an agent, in real time since the session began. Time in which
   * the session was frozen or its process was dead counts. Then the visitor leaves the queue, and
   * the cause is {@link EndCause.Kind#TIME_LIMIT}. Empty, the default, for no limit.
   */
  Optional<Duration> longestQueue();

  /**
   * How long the chat may last, in real time since an agent accepted it. Time in which the session
   * was frozen or its process was dead counts. Then the session ends the chat after everything said
   * before; during a hand-over it does so after that. The cause is {@link
   * EndCause.Kind#TIME_LIMIT}. Empty, the default, for no limit.
   */
  Optional<Duration> longestChat();

  /** The shortest time between two notices (typing or sneak peek). */
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

  /**
   * How often a POST is tried again after the server failed on it (5xx) or found it out of sync
   * (409).
   */
  @Value.Default
  default int postRetries() {
    return 3;
  }

  /**
   * How many malformed answers in a row are too many. Then the session ends if they answer polls,
   * or drops the POST that they answer.
   */
  @Value.Default
  default int malformedLimit() {
    return 5;
  }

  /**
   * How many waiting lines may go in one MultiNoun; with 1, the default, each goes by itself. The
   * answer to a MultiNoun does not say which of its lines failed, so all of them count as accepted
   * with it.
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

  /** How many requests may wait in the outbox; further commands are settled as not sent. */
  @Value.Default
  default int outboxLimit() {
    return 1000;
  }

  /**
   * Rejects options that no session could run with.
   *
   * @throws IllegalStateException if an option is out of its range
   */
  @Value.Check
  default void check() {
    requirePositive("requestTimeout", requestTimeout());
    requirePositive("openTimeout", openTimeout());
    requirePositive("connectionTimeout", connectionTimeout());
    requirePositive("leaveTimeout", leaveTimeout());
    longestQueue().ifPresent(most -> requirePositive("longestQueue", most));
    longestChat().ifPresent(most -> requirePositive("longestChat", most));
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
      throw new IllegalStateException(name + " must be longer than zero");
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
