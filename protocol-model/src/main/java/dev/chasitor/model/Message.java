package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The envelope of a {@link ServerMessage}: {@code {"type": …, "message": …}}.
 *
 * <p>Guide chapter 8, Message.
 */
@Value.Immutable
@ModelStyle
public sealed interface Message extends Extensible permits ImmutableMessage {

  /** What the server pushed. */
  ServerMessage message();

  /** An envelope around {@code message}. */
  static Message of(ServerMessage message) {
    return builder().message(message).build();
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link Message}; not thread-safe. */
  final class Builder extends ImmutableMessage.Builder {
    Builder() {}
  }
}
