package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message with one line of the agent.
 *
 * <p>Guide chapters 5 and 7, ChatMessage.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatMessage extends ServerMessage permits ImmutableChatMessage {

  /** What the agent said. */
  @Value.Redacted
  String text();

  /** Name of the agent; a server may leave it out (rule C-DLV-09). */
  Optional<String> name();

  /** User id of the agent; only newer API versions send it. */
  Optional<String> agentId();

  /** When to show the text; only newer API versions send it. */
  Optional<MessageSchedule> schedule();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_MESSAGE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatMessage}. Not thread-safe. */
  final class Builder extends ImmutableChatMessage.Builder {
    Builder() {}
  }
}
