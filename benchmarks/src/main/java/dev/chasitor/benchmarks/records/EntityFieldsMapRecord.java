package dev.chasitor.benchmarks.records;

import static com.dslplatform.json.JsonAttribute.IncludePolicy.ALWAYS;

import com.dslplatform.json.CompiledJson;
import com.dslplatform.json.JsonAttribute;
import io.avaje.jsonb.Json;
import java.util.Objects;

/** The way in which a pre-chat detail finds or fills a field of a record, as a record. */
@CompiledJson
@Json
public record EntityFieldsMapRecord(
    String fieldName,
    String label,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean doFind,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean isExactMatch,
    @JsonAttribute(includeToMinimal = ALWAYS) boolean doCreate) {

  /** Checks the required components. */
  public EntityFieldsMapRecord {
    Objects.requireNonNull(fieldName, "fieldName");
    Objects.requireNonNull(label, "label");
  }
}
