package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A record to find or create, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableEntityValue.class)
@JsonDeserialize(as = ImmutableEntityValue.class)
public interface EntityValue {
  String entityName();

  Optional<Boolean> showOnCreate();

  Optional<String> linkToEntityName();

  Optional<String> linkToEntityField();

  Optional<String> saveToTranscript();

  List<EntityFieldsMapValue> entityFieldsMaps();
}
