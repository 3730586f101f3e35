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
