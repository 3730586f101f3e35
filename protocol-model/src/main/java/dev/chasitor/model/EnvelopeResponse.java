package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What a server answers to a visitor without a session, and to {@code ReconnectSession}: messages
 * in their envelopes, in general one.
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

  /** The first message of a type, for example {@code first(Availability.class)}. */
  default <T extends ServerMessage> Optional<T> first(Class<T> type) {
    return messages().stream()
        .map(Message::message)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /** An answer of one message. */
  static EnvelopeResponse of(ServerMessage message) {
    return builder().addMessages(Message.of(message)).build();
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link EnvelopeResponse}; not thread-safe. */
  final class Builder extends ImmutableEnvelopeResponse.Builder {
    Builder() {}
  }
}
