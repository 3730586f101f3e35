package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The answer to requests without a session, and to {@code ReconnectSession}: messages in their
 * envelopes, usually one.
 *
 * <p>Guide chapter 7, Availability, Settings, VisitorId, SwitchServer; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface EnvelopeResponse extends Response permits ImmutableEnvelopeResponse {

  @Override
  default ResponseKind kind() {
    return ResponseKind.ENVELOPE;
  }

  /** The messages in order. */
  List<Message> messages();

  /** Returns the first message of a type, for example {@code first(Availability.class)}. */
  default <T extends ServerMessage> Optional<T> first(Class<T> type) {
    return messages().stream()
        .map(Message::message)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** Makes an answer with one message. */
  static EnvelopeResponse of(ServerMessage message) {
    return builder().addMessages(Message.of(message)).build();
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link EnvelopeResponse}. Not thread-safe. */
  final class Builder extends ImmutableEnvelopeResponse.Builder {
    Builder() {}
  }
}
