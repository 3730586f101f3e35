package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that the chat was transferred to another agent.
 *
 * <p>Guide chapter 5, ChatTransferred; rulings A15, A16, A25.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatTransferred extends ServerMessage permits ImmutableChatTransferred {

  /** Name of the new agent; a server may leave it out (rule C-DLV-09). */
  Optional<String> name();

  /** Id of the new agent, {@code 005…}; a server may leave it out. */
  Optional<String> userId();

  /** Whether the agent may see what the visitor is typing. */
  Optional<Boolean> sneakPeekEnabled();

  /** The visitor's idle time-out. */
  Optional<ChasitorIdleTimeout> chasitorIdleTimeout();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_TRANSFERRED;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatTransferred}. Not thread-safe. */
  final class Builder extends ImmutableChatTransferred.Builder {
    Builder() {}
  }
}
