package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The record field that a pre-chat detail fills. */
@CompiledJson
@Json
public record EntityFieldMap(
    String entityName,
    String fieldName,
    @Nullable Boolean isFastFillable,
    @Nullable Boolean isAutoQueryable,
    @Nullable Boolean isExactMatchable) {

  /** Checks what must be there. */
  public EntityFieldMap {
    Objects.requireNonNull(entityName, "entityName");
    Objects.requireNonNull(fieldName, "fieldName");
  }
}
