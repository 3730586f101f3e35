package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/**
 * The way in which a pre-chat detail finds or fills a field of a record, as an Immutables value.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableEntityFieldsMapValue.class)
@JsonDeserialize(as = ImmutableEntityFieldsMapValue.class)
public interface EntityFieldsMapValue {
  String fieldName();

  String label();

  @Value.Default
  default boolean doFind() {
    return false;
  }

  @Value.Default
  default boolean isExactMatch() {
    return false;
  }

  @Value.Default
  default boolean doCreate() {
    return false;
  }
}
