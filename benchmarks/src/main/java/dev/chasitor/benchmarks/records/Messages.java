package dev.chasitor.benchmarks.records;

import com.dslplatform.json.CompiledJson;
import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reply to {@code Messages}. */
@CompiledJson
@Json
public record Messages(List<Envelope> messages, @Nullable Long sequence, @Nullable Long offset) {

  /** Checks what must be there. */
  public Messages {
    messages = List.copyOf(messages);
  }
}
