package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;

/** How a pre-chat detail finds or fills a field of a record. */
@CompiledJson
@Json
public record EntityFieldsMap(
    String fieldName, String label, boolean doFind, boolean isExactMatch, boolean doCreate) {

  /** Checks what must be there. */
  public EntityFieldsMap {
    Objects.requireNonNull(fieldName, "fieldName");
    Objects.requireNonNull(label, "label");
  }
}
