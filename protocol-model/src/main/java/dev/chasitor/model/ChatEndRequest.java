package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The request by which the visitor ends the chat. {@code POST Chasitor/ChatEnd}.
 *
 * <p>Guide chapter 5, ChatEnd; it has a body since API version 36; ruling A18.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatEndRequest extends Request permits ImmutableChatEndRequest {

  /** Why the visitor ends the chat. Clients send {@code client} or a text of their own. */
  Optional<Word<ChatEndReason>> reason();

  @Override
  default RequestType kind() {
    return RequestType.CHAT_END;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatEndRequest}. Not thread-safe. */
  final class Builder extends ImmutableChatEndRequest.Builder {
    Builder() {}
  }
}
