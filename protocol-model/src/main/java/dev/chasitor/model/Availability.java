package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * Which buttons and agents are available.
 *
 * <p>Guide chapter 7, Availability; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface Availability extends ServerMessage permits ImmutableAvailability {

  /** One for each id that was asked about. */
  List<Result> results();

  @Override
  default MessageType kind() {
    return MessageType.AVAILABILITY;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link Availability}; not thread-safe. */
  final class Builder extends ImmutableAvailability.Builder {
    Builder() {}
  }
}
