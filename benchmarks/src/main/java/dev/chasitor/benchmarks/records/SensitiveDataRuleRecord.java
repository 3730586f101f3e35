package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A pattern to be masked. */
@CompiledJson
@Json
public record SensitiveDataRuleRecord(
    String name,
    String pattern,
    @Nullable String id,
    @Nullable String replacement,
    @Nullable String actionType) {

  /** Checks what must be there. */
  public SensitiveDataRuleRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pattern, "pattern");
  }
}
