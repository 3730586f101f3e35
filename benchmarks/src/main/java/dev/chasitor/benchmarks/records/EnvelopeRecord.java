package dev.chasitor.benchmarks.records;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/**
 * The envelope of an event, {@code {"type": …, "message": …}}: both databinds have an annotation
 * for it, the others an adapter among the peers.
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

  /** Checks what must be there. */
  public EnvelopeRecord {
    Objects.requireNonNull(message, "message");
  }
}
