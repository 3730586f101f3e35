package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The visitor ends the chat. {@code POST Chasitor/ChatEnd}.
 *
 * <p>Guide chapter 5, ChatEnd; body since API version 36; ruling A18.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatEndRequest extends Request permits ImmutableChatEndRequest {

  /** Why; clients send {@code client} or a text of their own. */
  Optional<Word<ChatEndReason>> reason();

  @Override
  default RequestType kind() {
    return RequestType.CHAT_END;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatEndRequest}; not thread-safe. */
  final class Builder extends ImmutableChatEndRequest.Builder {
    Builder() {}
  }
}
