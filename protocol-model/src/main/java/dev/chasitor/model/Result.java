package dev.chasitor.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * Whether one button or agent is available, as {@link Availability} states it.
 *
 * <p>Guide chapter 8, Result; ruling A14.
 */
@Value.Immutable
@ModelStyle
public sealed interface Result extends Extensible permits ImmutableResult {

  /** Id of the button or agent from the request. */
  String id();

  /**
   * Whether a visitor can chat with it now. If it is absent on the wire, it counts as {@code
   * false}.
   */
  @Value.Default
  default boolean isAvailable() {
    return false;
  }

  /** Seconds until an agent is free; -1 if unknown. Sent only if the request asks for it. */
  OptionalInt estimatedWaitTime();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link Result}. Not thread-safe. */
  final class Builder extends ImmutableResult.Builder {
    Builder() {}
  }
}
