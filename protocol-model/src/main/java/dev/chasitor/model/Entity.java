package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A record to find or create when the chat begins.
 *
 * <p>Guide chapter 8, Entity.
 */
@Value.Immutable
@ModelStyle
public sealed interface Entity extends Extensible permits ImmutableEntity {

  /** The record type, for example {@code Contact}. */
  String entityName();

  /** Whether the agent is shown the created record. */
  Optional<Boolean> showOnCreate();

  /** The record type to link the record to. */
  Optional<String> linkToEntityName();

  /** The field of that record that holds the link. */
  Optional<String> linkToEntityField();

  /** The transcript field the record is saved to. */
  Optional<String> saveToTranscript();

  /** The fields to search by or to fill. */
  List<EntityFieldsMap> entityFieldsMaps();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link Entity}; not thread-safe. */
  final class Builder extends ImmutableEntity.Builder {
    Builder() {}
  }
}
