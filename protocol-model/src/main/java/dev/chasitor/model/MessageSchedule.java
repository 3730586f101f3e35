package dev.chasitor.model;

import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * When a client should show a {@link ChatMessage}. Undocumented; seen in captures of API version
 * 52.
 */
@Value.Immutable
@ModelStyle
public sealed interface MessageSchedule extends Extensible permits ImmutableMessageSchedule {

  /** Milliseconds to wait before showing the text. */
  OptionalDouble responseDelayMilliseconds();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link MessageSchedule}. Not thread-safe. */
  final class Builder extends ImmutableMessageSchedule.Builder {
    Builder() {}
  }
}
