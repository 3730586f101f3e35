package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pre-chat value of the visitor, as a record. */
@CompiledJson
@Json
public record CustomDetailRecord(
    String label,
    String value,
    List<String> transcriptFields,
    @Nullable Boolean displayToAgent,
    @Nullable List<EntityFieldMapRecord> entityFieldMaps,
    @Nullable Boolean doKnowledgeSearch) {

  /** Checks the required components. */
  public CustomDetailRecord {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(value, "value");
    transcriptFields = List.copyOf(transcriptFields);
    entityFieldMaps = entityFieldMaps == null ? null : List.copyOf(entityFieldMaps);
  }
}
