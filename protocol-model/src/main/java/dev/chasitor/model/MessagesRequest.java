package dev.chasitor.model;

import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * The long poll: the request that asks for the server's messages. {@code GET System/Messages}.
 *
 * <p>Guide chapters 4 and 5, Messages; rules C-ACK-01, C-ACK-02 (ruling A2).
 */
@Value.Immutable
@ModelStyle
public sealed interface MessagesRequest extends Request permits ImmutableMessagesRequest {

  /** The {@code sequence} of the last batch that the client processed; -1 before the first. */
  OptionalLong ack();

  /** The client's count of its polls; undocumented, and the server ignores it. */
  OptionalLong pc();

  @Override
  default RequestType kind() {
    return RequestType.MESSAGES;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link MessagesRequest}. Not thread-safe. */
  final class Builder extends ImmutableMessagesRequest.Builder {
    Builder() {}
  }
}
