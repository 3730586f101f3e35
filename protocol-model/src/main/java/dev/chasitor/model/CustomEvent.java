package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * The server's message with an event that the agent's application defines.
 *
 * <p>Guide chapter 5, CustomEvent.
 */
@Value.Immutable
@ModelStyle
public sealed interface CustomEvent extends ServerMessage permits ImmutableCustomEvent {

  /** The name of the event. */
  String type();

  /** The data of the event. */
  @Value.Redacted
  String data();

  @Override
  default MessageType kind() {
    return MessageType.CUSTOM_EVENT;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link CustomEvent}. Not thread-safe. */
  final class Builder extends ImmutableCustomEvent.Builder {
    Builder() {}
  }
}
