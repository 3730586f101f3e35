package dev.chasitor.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * The record field that a pre-chat detail fills, as listed inside a {@link CustomDetail}.
 *
 * <p>The examples of the later guides list it under {@code entityFieldMaps} or {@code entityMaps}
 * (ruling A10).
 */
@Value.Immutable
@ModelStyle
public sealed interface EntityFieldMap extends Extensible permits ImmutableEntityFieldMap {

  /** The record type, for example {@code Contact}. */
  String entityName();

  /** The field of the record. */
  String fieldName();

  /** Whether the field can be filled quickly; the guides do not explain it further. */
  Optional<Boolean> isFastFillable();

  /** Whether the server searches records by this field automatically. */
  Optional<Boolean> isAutoQueryable();

  /** Whether a search by this field requires an exact match. */
  Optional<Boolean> isExactMatchable();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link EntityFieldMap}. Not thread-safe. */
  final class Builder extends ImmutableEntityFieldMap.Builder {
    Builder() {}
  }
}
