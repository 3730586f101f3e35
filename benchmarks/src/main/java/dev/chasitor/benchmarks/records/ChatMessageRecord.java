package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The agent said something. */
@CompiledJson
@Json
public record ChatMessageRecord(
    String text, String name, @Nullable String agentId, @Nullable MessageScheduleRecord schedule)
    implements EventRecord {

  /** Checks what must be there. */
  public ChatMessageRecord {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(name, "name");
  }
}
