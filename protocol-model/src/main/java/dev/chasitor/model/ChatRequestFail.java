package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The server's message that the chat request failed. It is final, and it can also arrive during a
 * chat.
 *
 * <p>Guide chapters 5 and 7, ChatRequestFail; rule C-OPEN-06.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatRequestFail extends ServerMessage permits ImmutableChatRequestFail {

  /** Why the chat request failed. */
  Optional<Word<ChatFailReason>> reason();

  /** Address of the page after the chat. */
  Optional<String> postChatUrl();

  /** Record fields for the post-chat page. */
  List<AttachedRecord> attachedRecords();

  @Override
  default MessageType kind() {
    return MessageType.CHAT_REQUEST_FAIL;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatRequestFail}. Not thread-safe. */
  final class Builder extends ImmutableChatRequestFail.Builder {
    Builder() {}
  }
}
