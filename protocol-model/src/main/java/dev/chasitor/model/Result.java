package dev.chasitor.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Whether one button or agent is available, as {@link Availability} tells it.
 *
 * <p>Guide chapter 8, Result; ruling A14.
 */
@Value.Immutable
@ModelStyle
public sealed interface Result extends Extensible permits ImmutableResult {

  /** Id of the button or agent that was asked about. */
  String id();

  /** Whether a chat can be had now; absent on the wire means no. */
  @Value.Default
  default boolean isAvailable() {
    return false;
  }

  /** Seconds until an agent has time, -1 if unknown; only when asked for. */
  OptionalInt estimatedWaitTime();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link Result}; not thread-safe. */
  final class Builder extends ImmutableResult.Builder {
    Builder() {}
  }
}
