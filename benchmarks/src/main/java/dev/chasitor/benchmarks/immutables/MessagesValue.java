package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** The answer to {@code Messages}, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableMessagesValue.class)
@JsonDeserialize(as = ImmutableMessagesValue.class)
public interface MessagesValue {
  List<EnvelopeValue> messages();

  OptionalLong sequence();

  OptionalLong offset();
}
