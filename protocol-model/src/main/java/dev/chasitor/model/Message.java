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

  /** The message in the envelope. */
  ServerMessage message();

  /** Puts a message into an envelope. */
  static Message of(ServerMessage message) {
    return builder().message(message).build();
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link Message}. Not thread-safe. */
  final class Builder extends ImmutableMessage.Builder {
    Builder() {}
  }
}
