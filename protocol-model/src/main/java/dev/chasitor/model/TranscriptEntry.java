package dev.chasitor.model;

import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * One entry of the transcript, as {@link ChasitorSessionData} restores it.
 *
 * <p>The guide has every property in each entry; what a server leaves out is absent here (rule
 * C-DLV-09). Guide chapter 8, TranscriptEntry.
 */
@Value.Immutable
@ModelStyle
public sealed interface TranscriptEntry extends Extensible permits ImmutableTranscriptEntry {

  /** Who said it, or that the chat went to another agent. */
  Optional<Word<TranscriptEntryType>> type();

  /** Name of the speaker. */
  Optional<String> name();

  /** What was said. */
  @Value.Redacted
  Optional<String> content();

  /** When it was said, in milliseconds since 1970 (ruling A32). */
  OptionalLong timestamp();

  /** Place in the transcript; later entries have greater numbers. */
  OptionalLong sequence();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link TranscriptEntry}. Not thread-safe. */
  final class Builder extends ImmutableTranscriptEntry.Builder {
    Builder() {}
  }
}
