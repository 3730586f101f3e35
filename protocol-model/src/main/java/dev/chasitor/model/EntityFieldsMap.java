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

  /** Label of the {@link CustomDetail} that supplies the value. */
  String label();

  /** Whether the server searches records by this field. Absent on the wire means {@code false}. */
  @Value.Default
  default boolean doFind() {
    return false;
  }

  /** Whether only exact matches count. Absent on the wire means {@code false}. */
  @Value.Default
  default boolean isExactMatch() {
    return false;
  }

  /**
   * Whether the server fills the field when it creates the record. Absent on the wire means {@code
   * false}.
   */
  @Value.Default
  default boolean doCreate() {
    return false;
  }

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link EntityFieldsMap}. Not thread-safe. */
  final class Builder extends ImmutableEntityFieldsMap.Builder {
    Builder() {}
  }
}
