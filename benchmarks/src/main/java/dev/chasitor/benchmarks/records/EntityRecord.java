package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A record to find or create, as a Java record. */
@CompiledJson
@Json
public record EntityRecord(
    String entityName,
    @Nullable Boolean showOnCreate,
    @Nullable String linkToEntityName,
    @Nullable String linkToEntityField,
    @Nullable String saveToTranscript,
    List<EntityFieldsMapRecord> entityFieldsMaps) {

  /** Checks the required components. */
  public EntityRecord {
    Objects.requireNonNull(entityName, "entityName");
    entityFieldsMaps = List.copyOf(entityFieldsMaps);
  }
}
