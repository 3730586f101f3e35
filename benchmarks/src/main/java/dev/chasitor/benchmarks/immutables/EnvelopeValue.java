package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

/** The envelope of a message, {@code {"type": …, "message": …}}. */
@Value.Immutable
@JsonSerialize(as = ImmutableEnvelopeValue.class)
@JsonDeserialize(as = ImmutableEnvelopeValue.class)
public interface EnvelopeValue {

  @JsonTypeInfo(
      use = JsonTypeInfo.Id.NAME,
      include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
      property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(ChatMessageValue.class),
    @JsonSubTypes.Type(ChatRequestSuccessValue.class)
  })
  EventValue message();
}
