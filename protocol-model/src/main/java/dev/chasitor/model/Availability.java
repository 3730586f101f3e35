package dev.chasitor.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * The answer that says which buttons and agents are available.
 *
 * <p>Guide chapter 7, Availability; ruling A13.
 */
@Value.Immutable
@ModelStyle
public sealed interface Availability extends ServerMessage permits ImmutableAvailability {

  /** One result for each id in the request. */
  List<Result> results();

  @Override
  default MessageType kind() {
    return MessageType.AVAILABILITY;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link Availability}. Not thread-safe. */
  final class Builder extends ImmutableAvailability.Builder {
    Builder() {}
  }
}
