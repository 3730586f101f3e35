package dev.chasitor.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * The time that a visitor may say nothing before the visitor's client should end the chat.
 *
 * <p>v66 guide; since API version 35.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorIdleTimeout extends Extensible
    permits ImmutableChasitorIdleTimeout {

  /** Whether the time-out applies. */
  boolean isEnabled();

  /** Seconds without a line of the visitor until the client ends the chat. */
  OptionalInt timeout();

  /** Seconds without a line of the visitor until the client warns the visitor. */
  OptionalInt warningTime();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link ChasitorIdleTimeout}. Not thread-safe. */
  final class Builder extends ImmutableChasitorIdleTimeout.Builder {
    Builder() {}
  }
}
