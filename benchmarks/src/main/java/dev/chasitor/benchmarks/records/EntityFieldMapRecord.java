package dev.chasitor.benchmarks.records;

import static com.dslplatform.json.JsonAttribute.IncludePolicy.ALWAYS;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import io.avaje.jsonb.Json;
import java.util.Objects;

/** The record field that a pre-chat detail fills, as a record. */
@CompiledJson
@Json
public record EntityFieldMapRecord(
    String entityName,
    String fieldName,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean isFastFillable,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean isAutoQueryable,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean isExactMatchable) {

  /** Checks the required components. */
  public EntityFieldMapRecord {
    Objects.requireNonNull(entityName, "entityName");
    Objects.requireNonNull(fieldName, "fieldName");
  }
}
