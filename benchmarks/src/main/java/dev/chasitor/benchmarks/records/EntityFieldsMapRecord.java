package dev.chasitor.benchmarks.records;

import static com.dslplatform.json.JsonAttribute.IncludePolicy.ALWAYS;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import io.avaje.jsonb.Json;
import java.util.Objects;

/** How a pre-chat detail finds or fills a field of a record. */
@CompiledJson
@Json
public record EntityFieldsMapRecord(
    String fieldName,
    String label,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean doFind,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean isExactMatch,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean doCreate) {

  /** Checks what must be there. */
  public EntityFieldsMapRecord {
    Objects.requireNonNull(fieldName, "fieldName");
    Objects.requireNonNull(label, "label");
  }
}
