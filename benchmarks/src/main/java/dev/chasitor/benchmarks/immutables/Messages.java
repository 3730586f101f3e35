package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** The reply to {@code Messages}. */
@Value.Immutable
@JsonSerialize(as = ImmutableMessages.class)
@JsonDeserialize(as = ImmutableMessages.class)
public interface Messages {
  List<Envelope> messages();

  OptionalLong sequence();

  OptionalLong offset();
}
