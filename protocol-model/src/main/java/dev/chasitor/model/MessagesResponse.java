package dev.chasitor.model;

import java.util.List;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * What the server pushed since the acknowledged message, as {@code Messages} answers.
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

  /** Index of the last message in this reply, counted from 0 over the session. */
  OptionalLong sequence();

  /** Opaque number for ReconnectSession; newer versions only. */
  OptionalLong offset();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link MessagesResponse}; not thread-safe. */
  final class Builder extends ImmutableMessagesResponse.Builder {
    Builder() {}
  }
}
