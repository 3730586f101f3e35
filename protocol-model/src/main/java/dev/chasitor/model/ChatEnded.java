package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The chat is over.
 *
 * <p>Guide chapter 5, ChatEnded; properties in the later guides; ruling A24.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatEnded extends ServerMessage permits ImmutableChatEnded {

  /** Who or what ended it. */
  Optional<Word<ChatEndReason>> reason();

  /** Record fields for the post-chat page. */
  List<AttachedRecord> attachedRecords();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_ENDED;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatEnded}; not thread-safe. */
  final class Builder extends ImmutableChatEnded.Builder {
    Builder() {}
  }
}
