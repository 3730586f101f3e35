package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to {@code Messages}, as a record. */
@CompiledJson
@Json
public record MessagesRecord(
    List<EnvelopeRecord> messages, @Nullable Long sequence, @Nullable Long offset) {

  /** Checks the required components. */
  public MessagesRecord {
    messages = List.copyOf(messages);
  }
}
