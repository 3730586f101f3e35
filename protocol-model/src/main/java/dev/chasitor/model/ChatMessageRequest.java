package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request that sends one line of the visitor. {@code POST Chasitor/ChatMessage}.
 *
 * <p>Guide chapters 5 and 6, ChatMessage.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatMessageRequest extends Request permits ImmutableChatMessageRequest {

  /** What the visitor says. */
  @Value.Redacted
  String text();

  @Override
  default RequestType kind() {
    return RequestType.CHAT_MESSAGE;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatMessageRequest}. Not thread-safe. */
  final class Builder extends ImmutableChatMessageRequest.Builder {
    Builder() {}
  }
}
