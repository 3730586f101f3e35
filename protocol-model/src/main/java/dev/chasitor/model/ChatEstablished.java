package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that an agent accepted the chat.
 *
 * <p>Guide chapters 5 and 7, ChatEstablished; rulings A16, A25.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatEstablished extends ServerMessage permits ImmutableChatEstablished {

  /** Name of the agent; a server may leave it out (rule C-DLV-09). */
  Optional<String> name();

  /** User id of the agent, {@code 005…}; a server may leave it out. */
  Optional<String> userId();

  /** Whether the agent may see what the visitor is typing. */
  Optional<Boolean> sneakPeekEnabled();

  /** The visitor's idle time-out; since API version 35. */
  Optional<ChasitorIdleTimeout> chasitorIdleTimeout();

  /** The items of a bot's footer menu; undocumented. */
  List<Json> items();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_ESTABLISHED;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatEstablished}. Not thread-safe. */
  final class Builder extends ImmutableChatEstablished.Builder {
    Builder() {}
  }
}
