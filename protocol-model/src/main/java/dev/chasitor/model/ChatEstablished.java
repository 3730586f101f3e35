package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An agent accepted the chat.
 *
 * <p>Guide chapters 5 and 7, ChatEstablished; rulings A16, A25.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatEstablished extends ServerMessage permits ImmutableChatEstablished {

  /** Name of the agent. */
  String name();

  /** User id of the agent, {@code 005…}. */
  String userId();

  /** Whether the agent may see what the visitor is typing. */
  Optional<Boolean> sneakPeekEnabled();

  /** The visitor's idle time-out; since 35. */
  Optional<ChasitorIdleTimeout> chasitorIdleTimeout();

  /** Footer menu of a bot; undocumented. */
  List<Json> items();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_ESTABLISHED;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatEstablished}; not thread-safe. */
  final class Builder extends ImmutableChatEstablished.Builder {
    Builder() {}
  }
}
