package dev.chasitor.model;

import java.util.OptionalDouble;
import org.immutables.value.Value;

/** When a {@link ChatMessage} should be shown. Undocumented; in captures of API version 52. */
@Value.Immutable
@ModelStyle
public sealed interface MessageSchedule extends Extensible permits ImmutableMessageSchedule {

  /** Milliseconds to wait before showing the text. */
  OptionalDouble responseDelayMilliseconds();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link MessageSchedule}; not thread-safe. */
  final class Builder extends ImmutableMessageSchedule.Builder {
    Builder() {}
  }
}
