package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reply to {@code MessagesRecord}. */
@CompiledJson
@Json
public record MessagesRecord(
    List<EnvelopeRecord> messages, @Nullable Long sequence, @Nullable Long offset) {

  /** Checks what must be there. */
  public MessagesRecord {
    messages = List.copyOf(messages);
  }
}
