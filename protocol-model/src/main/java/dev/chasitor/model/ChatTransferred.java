package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The chat was transferred to another agent.
 *
 * <p>Guide chapter 5, ChatTransferred; rulings A15, A16, A25.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatTransferred extends ServerMessage permits ImmutableChatTransferred {

  /** Name of the new agent. */
  String name();

  /** Id of the new agent, {@code 005…}. */
  String userId();

  /** Whether the agent sees what the visitor types. */
  Optional<Boolean> sneakPeekEnabled();

  /** When the visitor counts as idle. */
  Optional<ChasitorIdleTimeout> chasitorIdleTimeout();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_TRANSFERRED;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatTransferred}; not thread-safe. */
  final class Builder extends ImmutableChatTransferred.Builder {
    Builder() {}
  }
}
