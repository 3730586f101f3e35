package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The request by which the visitor leaves the queue. {@code POST Chasitor/ChatCancel}.
 *
 * <p>Seen in clients; undocumented.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChatCancelRequest extends Request permits ImmutableChatCancelRequest {

  @Override
  default RequestType kind() {
    return RequestType.CHAT_CANCEL;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChatCancelRequest}. Not thread-safe. */
  final class Builder extends ImmutableChatCancelRequest.Builder {
    Builder() {}
  }
}
