package dev.chasitor.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One piece of information about the visitor, given before the chat.
 *
 * <p>The value is personal data and does not show in {@code toString}. Guide chapter 8,
 * CustomDetail.
 */
@Value.Immutable
@ModelStyle
public sealed interface CustomDetail extends Extensible permits ImmutableCustomDetail {

  /** The name of the detail, which the agent sees. */
  String label();

  /** The visitor's answer; may be empty. */
  @Value.Redacted
  @Value.Default
  default String value() {
    return "";
  }

  /** Transcript fields into which the server saves the value; may be empty. */
  List<String> transcriptFields();

  /** Whether the agent sees the detail. */
  Optional<Boolean> displayToAgent();

  /** Record fields to which the value belongs. */
  List<EntityFieldMap> entityFieldMaps();

  /** Whether the server looks the value up in the knowledge base; undocumented. */
  Optional<Boolean> doKnowledgeSearch();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link CustomDetail}. Not thread-safe. */
  final class Builder extends ImmutableCustomDetail.Builder {
    Builder() {}
  }
}
