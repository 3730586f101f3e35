package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor says something. {@code POST Chasitor/ChatMessage}.
 *
 * <p>Guide chapters 5 and 6, ChatMessage.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatMessageRequest extends Request permits ImmutableChatMessageRequest {

  /** What the visitor says. */
  String text();

  @Override
  default RequestType kind() {
    return RequestType.CHAT_MESSAGE;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatMessageRequest}; not thread-safe. */
  final class Builder extends ImmutableChatMessageRequest.Builder {
    Builder() {}
  }
}
