package dev.chasitor.benchmarks.records;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/**
 * The envelope of an event, {@code {"type": …, "message": …}}: both databinds have an annotation
 * for it, the others an adapter among the peers.
 */
public record Envelope(
    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
            property = "type")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = ChatMessage.class, name = "ChatMessage"),
          @JsonSubTypes.Type(value = ChatRequestSuccess.class, name = "ChatRequestSuccess")
        })
        Event message) {

  /** Checks what must be there. */
  public Envelope {
    Objects.requireNonNull(message, "message");
  }
}
