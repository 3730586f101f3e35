package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of the agent, as a record. */
@CompiledJson
@Json
public record ChatMessageRecord(
    String text, String name, @Nullable String agentId, @Nullable MessageScheduleRecord schedule)
    implements EventRecord {

  /** Checks the required components. */
  public ChatMessageRecord {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(name, "name");
  }
}
