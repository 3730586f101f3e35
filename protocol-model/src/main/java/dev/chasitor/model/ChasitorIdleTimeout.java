package dev.chasitor.model;

import java.util.OptionalInt;
import org.immutables.value.Value;

/**
 * How long the visitor may be silent before the visitor's client should end the chat.
 *
 * <p>v66 guide; since API version 35.
 */
@Value.Immutable
@ModelStyle
public sealed interface ChasitorIdleTimeout extends Extensible
    permits ImmutableChasitorIdleTimeout {

  /** Whether the time-out applies. */
  boolean isEnabled();

  /** Seconds of silence until the end. */
  OptionalInt timeout();

  /** Seconds of silence until the visitor is warned. */
  OptionalInt warningTime();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link ChasitorIdleTimeout}; not thread-safe. */
  final class Builder extends ImmutableChasitorIdleTimeout.Builder {
    Builder() {}
  }
}
