package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The visitor leaves the queue. {@code POST Chasitor/ChatCancel}.
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

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChatCancelRequest}; not thread-safe. */
  final class Builder extends ImmutableChatCancelRequest.Builder {
    Builder() {}
  }
}
