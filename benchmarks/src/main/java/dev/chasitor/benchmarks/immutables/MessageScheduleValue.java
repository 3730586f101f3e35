package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/** The time at which a message should be shown, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableMessageScheduleValue.class)
@JsonDeserialize(as = ImmutableMessageScheduleValue.class)
public interface MessageScheduleValue {
  OptionalDouble responseDelayMilliseconds();
}
