package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * An event of the agent's own making.
 *
 * <p>Guide chapter 5, CustomEvent.
 */
@Value.Immutable
@ModelStyle
public sealed interface CustomEvent extends ServerMessage permits ImmutableCustomEvent {

  /** What happened. */
  String type();

  /** More about it. */
  String data();

  @Override
  default MessageType kind() {
    return MessageType.CUSTOM_EVENT;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link CustomEvent}; not thread-safe. */
  final class Builder extends ImmutableCustomEvent.Builder {
    Builder() {}
  }
}
