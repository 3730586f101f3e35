package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Optional;
import org.immutables.value.Value;

/** A pattern to be masked, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableSensitiveDataRuleValue.class)
@JsonDeserialize(as = ImmutableSensitiveDataRuleValue.class)
public interface SensitiveDataRuleValue {
  String name();

  String pattern();

  Optional<String> id();

  Optional<String> replacement();

  Optional<String> actionType();
}
