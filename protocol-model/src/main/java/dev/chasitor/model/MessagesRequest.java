package dev.chasitor.model;

import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * Asks for what the server has to say: the long poll. {@code GET System/Messages}.
 *
 * <p>Guide chapters 4 and 5, Messages; rules C-ACK-01, C-ACK-02 (ruling A2).
 */
@Value.Immutable
@ModelStyle
public sealed interface MessagesRequest extends Request permits ImmutableMessagesRequest {

  /** The {@code sequence} of the last reply that was handed on, -1 before the first. */
  OptionalLong ack();

  /** Poll counter; undocumented and without effect. */
  OptionalLong pc();

  @Override
  default RequestType kind() {
    return RequestType.MESSAGES;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link MessagesRequest}; not thread-safe. */
  final class Builder extends ImmutableMessagesRequest.Builder {
    Builder() {}
  }
}
