package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * How a pre-chat detail finds or fills a field of a record, as listed inside an {@link Entity}.
 *
 * <p>Guide chapter 8, EntityFieldMaps; on the wire {@code entityFieldsMaps} (ruling A10).
 */
@Value.Immutable
@ModelStyle
public sealed interface EntityFieldsMap extends Extensible permits ImmutableEntityFieldsMap {

  /** The field of the record. */
  String fieldName();

  /** Label of the {@link CustomDetail} whose value is used. */
  String label();

  /** Whether to search records by the field; absent on the wire means no. */
  @Value.Default
  default boolean doFind() {
    return false;
  }

  /** Whether only exact matches count; absent on the wire means no. */
  @Value.Default
  default boolean isExactMatch() {
    return false;
  }

  /** Whether to fill the field when the record is created; absent means no. */
  @Value.Default
  default boolean doCreate() {
    return false;
  }

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link EntityFieldsMap}; not thread-safe. */
  final class Builder extends ImmutableEntityFieldsMap.Builder {
    Builder() {}
  }
}
