package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A record that the server finds or creates when the chat begins.
 *
 * <p>Guide chapter 8, Entity.
 */
@Value.Immutable
@ModelStyle
public sealed interface Entity extends Extensible permits ImmutableEntity {

  /** The record type, for example {@code Contact}. */
  String entityName();

  /** Whether the server shows the created record to the agent. */
  Optional<Boolean> showOnCreate();

  /** The type of another record, to which the server links this one. */
  Optional<String> linkToEntityName();

  /** The field of the other record that holds the link. */
  Optional<String> linkToEntityField();

  /** The transcript field into which the server saves the record. */
  Optional<String> saveToTranscript();

  /** The fields by which the server searches, or which it fills. */
  List<EntityFieldsMap> entityFieldsMaps();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link Entity}. Not thread-safe. */
  final class Builder extends ImmutableEntity.Builder {
    Builder() {}
  }
}
