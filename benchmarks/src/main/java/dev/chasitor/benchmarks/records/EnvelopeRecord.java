package dev.chasitor.benchmarks.records;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/**
 * The envelope of a message, {@code {"type": …, "message": …}}. Both Jackson databinds read it by
 * an annotation; the other peers have an adapter.
 */
public record EnvelopeRecord(
    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
            property = "type")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = ChatMessageRecord.class, name = "ChatMessage"),
          @JsonSubTypes.Type(value = ChatRequestSuccessRecord.class, name = "ChatRequestSuccess")
        })
        EventRecord message) {

  /** Checks the required components. */
  public EnvelopeRecord {
    Objects.requireNonNull(message, "message");
  }
}
