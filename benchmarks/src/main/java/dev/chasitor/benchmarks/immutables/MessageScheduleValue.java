package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** When a message should be shown. */
@Value.Immutable
@JsonSerialize(as = ImmutableMessageScheduleValue.class)
@JsonDeserialize(as = ImmutableMessageScheduleValue.class)
public interface MessageScheduleValue {
  OptionalDouble responseDelayMilliseconds();
}
