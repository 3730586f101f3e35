package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The record field that a pre-chat detail fills, as listed inside a {@link CustomDetail}.
 *
 * <p>Examples of the later guides, where it stands under {@code entityFieldMaps} or {@code
 * entityMaps} (ruling A10).
 */
@Value.Immutable
@ModelStyle
public sealed interface EntityFieldMap extends Extensible permits ImmutableEntityFieldMap {

  /** The record type, for example {@code Contact}. */
  String entityName();

  /** The field of the record. */
  String fieldName();

  /** Whether the field can be filled quickly. */
  Optional<Boolean> isFastFillable();

  /** Whether records are searched by the field unasked. */
  Optional<Boolean> isAutoQueryable();

  /** Whether a search by the field wants an exact match. */
  Optional<Boolean> isExactMatchable();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link EntityFieldMap}; not thread-safe. */
  final class Builder extends ImmutableEntityFieldMap.Builder {
    Builder() {}
  }
}
