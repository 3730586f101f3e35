package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pattern to be masked, as a record. */
@CompiledJson
@Json
public record SensitiveDataRuleRecord(
    String name,
    String pattern,
    @Nullable String id,
    @Nullable String replacement,
    @Nullable String actionType) {

  /** Checks the required components. */
  public SensitiveDataRuleRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pattern, "pattern");
  }
}
