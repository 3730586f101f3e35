package dev.chasitor.session.host;

import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.SensitiveDataRule;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;

/**
 * The options of a host, such as its time-outs, with the defaults of the real service. Immutable.
 */
@Value.Immutable
@HostStyle
public sealed interface HostProfile permits ImmutableHostProfile {

  /** A profile with every default. */
  static HostProfile defaults() {
    return builder().build();
  }

  /**
   * After how many seconds clients give up an unanswered poll; the answer to SessionId contains it.
   */
  @Value.Default
  default int clientPollTimeout() {
    return 40;
  }

  /**
   * How long a poll is held before it is answered with 204; it must be shorter than {@link
   * #clientPollTimeout()} (S-POLL-03).
   */
  @Value.Default
  default Duration pollHold() {
    return Duration.ofSeconds(30);
  }

  /** How long a session lives without a poll; ChatRequestSuccess contains it. */
  @Value.Default
  default Duration connectionTimeout() {
    return Duration.ofSeconds(150);
  }

  /** How long a session lives without ChasitorInit. */
  @Value.Default
  default Duration initTimeout() {
    return Duration.ofSeconds(40);
  }

  /** How long the host still answers polls, ChatEnd and DELETE after the chat is over. */
  @Value.Default
  default Duration linger() {
    return Duration.ofSeconds(5);
  }

  /** How long a POST waits for one with a lower number that may be on its way. */
  @Value.Default
  default Duration orderWait() {
    return Duration.ofMillis(50);
  }

  /** Whether agents see what visitors are typing. */
  @Value.Default
  default boolean sneakPeekEnabled() {
    return false;
  }

  /**
   * How long visitors may leave an agent's line unanswered. Hosts only send it, and clients enforce
   * it.
   */
  @Value.Default
  default ChasitorIdleTimeout chasitorIdleTimeout() {
    return ChasitorIdleTimeout.builder().isEnabled(false).build();
  }

  /** The rules by which clients mask texts before they send them. */
  List<SensitiveDataRule> sensitiveDataRules();

  /** The most messages in one answer to a poll (rule S-SIZ-01). */
  @Value.Default
  default int batchMessages() {
    return 1_000;
  }

  /**
   * The most bytes of the messages in one answer to a poll, as the codec writes them. A message
   * that is longer goes alone (rule S-SIZ-01). The default leaves room within the default limits of
   * a client's codec, {@link dev.chasitor.codec.document.CodecLimits#defaults()}.
   */
  @Value.Default
  default int batchBytes() {
    return 512 * 1024;
  }

  /**
   * The most lines in ChasitorSessionData, with the exceptions of {@link #transcriptBytes()} (rule
   * S-SIZ-01).
   */
  @Value.Default
  default int transcriptLines() {
    return 10_000;
  }

  /**
   * The most bytes of the lines in ChasitorSessionData, as the codec writes them (rule S-SIZ-01).
   * The newest lines that fit are in it. These lines are in it even if the bounds are passed:
   *
   * <ul>
   *   <li>the lines of agents that the client may have without an ack, which fit in one answer;
   *   <li>the newest line of the visitor and the newest acknowledged line of an agent. They go
   *       without their texts if all would be longer than {@link #batchBytes()}.
   * </ul>
   *
   * <p>If the newest line alone is longer than the bound, it goes alone.
   */
  @Value.Default
  default int transcriptBytes() {
    return 256 * 1024;
  }

  /**
   * Rejects options that no client could work with.
   *
   * @throws IllegalStateException if an option is out of its range
   */
  @Value.Check
  default void check() {
    if (pollHold().compareTo(Duration.ofSeconds(clientPollTimeout())) >= 0) {
      throw new IllegalStateException("pollHold must be shorter than clientPollTimeout");
    }
    if (pollHold().isNegative() || orderWait().isNegative() || linger().isNegative()) {
      throw new IllegalStateException("pollHold, orderWait and linger must not be negative");
    }
    if (batchMessages() < 1 || batchBytes() < 1 || transcriptLines() < 1 || transcriptBytes() < 1) {
      throw new IllegalStateException(
          "batchMessages, batchBytes, transcriptLines and transcriptBytes must be 1 or more");
    }
  }

  /** Starts a profile; every option has a default. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the options of a {@link HostProfile}; not thread-safe. */
  final class Builder extends ImmutableHostProfile.Builder {
    Builder() {}
  }
}
