package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A record field handed to the post-chat page when a chat ends.
 *
 * <p>v66 guide, {@code attachedRecords} (ruling A24).
 */
@Value.Immutable
@ModelStyle
public sealed interface AttachedRecord extends Extensible permits ImmutableAttachedRecord {

  /** The transcript field. */
  Optional<String> fieldName();

  /** Its value. */
  Optional<String> fieldValue();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link AttachedRecord}; not thread-safe. */
  final class Builder extends ImmutableAttachedRecord.Builder {
    Builder() {}
  }
}
