package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** A pre-chat value of the visitor, as an Immutables value. */
@Value.Immutable
@JsonSerialize(as = ImmutableCustomDetailValue.class)
@JsonDeserialize(as = ImmutableCustomDetailValue.class)
public interface CustomDetailValue {
  String label();

  String value();

  List<String> transcriptFields();

  Optional<Boolean> displayToAgent();

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  List<EntityFieldMapValue> entityFieldMaps();

  Optional<Boolean> doKnowledgeSearch();
}
