package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The agent said something.
 *
 * <p>Guide chapters 5 and 7, ChatMessage.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatMessage extends ServerMessage permits ImmutableChatMessage {

  /** What the agent said. */
  String text();

  /** Name of the agent. */
  String name();

  /** User id of the agent; newer versions. */
  Optional<String> agentId();

  /** When to show the text; newer versions. */
  Optional<MessageSchedule> schedule();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_MESSAGE;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatMessage}; not thread-safe. */
  final class Builder extends ImmutableChatMessage.Builder {
    Builder() {}
  }
}
