package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The chat request failed; final, also in mid-chat.
 *
 * <p>Guide chapters 5 and 7, ChatRequestFail; rule C-OPEN-06.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatRequestFail extends ServerMessage permits ImmutableChatRequestFail {

  /** Why. */
  Optional<Word<ChatFailReason>> reason();

  /** Where to go after the chat. */
  Optional<String> postChatUrl();

  /** Record fields for the post-chat page. */
  List<AttachedRecord> attachedRecords();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_REQUEST_FAIL;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatRequestFail}; not thread-safe. */
  final class Builder extends ImmutableChatRequestFail.Builder {
    Builder() {}
  }
}
