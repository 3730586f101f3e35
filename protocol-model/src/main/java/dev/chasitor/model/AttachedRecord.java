package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * A record field that the server passes to the post-chat page when a chat ends.
 *
 * <p>v66 guide, {@code attachedRecords} (ruling A24).
 */
@Value.Immutable
@ModelStyle
public sealed interface AttachedRecord extends Extensible permits ImmutableAttachedRecord {

  /** The name of the transcript field. */
  Optional<String> fieldName();

  /** The value of the field. */
  @Value.Redacted
  Optional<String> fieldValue();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link AttachedRecord}. Not thread-safe. */
  final class Builder extends ImmutableAttachedRecord.Builder {
    Builder() {}
  }
}
