package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * The answer to {@code Messages}: the messages since the ack.
 *
 * <p>Guide chapter 7, Messages; rulings A2, A3.
 */
@Value.Immutable
@ModelStyle
public sealed interface MessagesResponse extends Response permits ImmutableMessagesResponse {

  @Override
  default ResponseKind kind() {
    return ResponseKind.MESSAGES;
  }

  /** The messages in order. */
  List<Message> messages();

  /** The sequence of this batch: the index of its last message, counted from 0 over the session. */
  OptionalLong sequence();

  /**
   * An opaque word for ReconnectSession; only newer API versions send it. Servers send a number,
   * which may have any length.
   */
  Optional<String> offset();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link MessagesResponse}. Not thread-safe. */
  final class Builder extends ImmutableMessagesResponse.Builder {
    Builder() {}
  }
}
