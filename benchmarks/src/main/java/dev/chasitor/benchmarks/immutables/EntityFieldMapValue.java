package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** The record field that a pre-chat detail fills, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableEntityFieldMapValue.class)
@JsonDeserialize(as = ImmutableEntityFieldMapValue.class)
public interface EntityFieldMapValue {
  String entityName();

  String fieldName();

  Optional<Boolean> isFastFillable();

  Optional<Boolean> isAutoQueryable();

  Optional<Boolean> isExactMatchable();
}
