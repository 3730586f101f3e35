package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A record to find or create. */
@Value.Immutable
@JsonSerialize(as = ImmutableEntity.class)
@JsonDeserialize(as = ImmutableEntity.class)
public interface Entity {
  String entityName();

  Optional<Boolean> showOnCreate();

  Optional<String> linkToEntityName();

  Optional<String> linkToEntityField();

  Optional<String> saveToTranscript();

  List<EntityFieldsMap> entityFieldsMaps();
}
