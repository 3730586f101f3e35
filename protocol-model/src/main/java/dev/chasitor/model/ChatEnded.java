package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that the chat is over.
 *
 * <p>Guide chapter 5, ChatEnded; the later guides list its properties; ruling A24.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatEnded extends ServerMessage permits ImmutableChatEnded {

  /** Who or what ended the chat. */
  Optional<Word<ChatEndReason>> reason();

  /** Record fields for the post-chat page. */
  List<AttachedRecord> attachedRecords();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_ENDED;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatEnded}. Not thread-safe. */
  final class Builder extends ImmutableChatEnded.Builder {
    Builder() {}
  }
}
