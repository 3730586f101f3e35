package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One piece of information about the visitor, given before the chat.
 *
 * <p>Guide chapter 8, CustomDetail. The value is personal data and does not show in {@code
 * toString}.
 */
@Value.Immutable
@ModelStyle
public sealed interface CustomDetail extends Extensible permits ImmutableCustomDetail {

  /** What the detail is called. */
  String label();

  /** The visitor's answer; may be empty. */
  @Value.Redacted
  @Value.Default
  default String value() {
    return "";
  }

  /** Transcript fields the value is saved to; may be empty. */
  List<String> transcriptFields();

  /** Whether the agent sees the detail. */
  Optional<Boolean> displayToAgent();

  /** Record fields the value belongs to. */
  List<EntityFieldMap> entityFieldMaps();

  /** Whether the value is looked up in the knowledge base; undocumented. */
  Optional<Boolean> doKnowledgeSearch();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link CustomDetail}; not thread-safe. */
  final class Builder extends ImmutableCustomDetail.Builder {
    Builder() {}
  }
}
