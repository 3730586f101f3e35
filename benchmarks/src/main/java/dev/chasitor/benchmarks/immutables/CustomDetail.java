package dev.chasitor.benchmarks.immutables;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One piece of information about the visitor. */
@Value.Immutable
@JsonSerialize(as = ImmutableCustomDetail.class)
@JsonDeserialize(as = ImmutableCustomDetail.class)
public interface CustomDetail {
  String label();

  String value();

  List<String> transcriptFields();

  Optional<Boolean> displayToAgent();

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  List<EntityFieldMap> entityFieldMaps();

  Optional<Boolean> doKnowledgeSearch();
}
