package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * One entry of the transcript, as {@link ChasitorSessionData} restores it.
 *
 * <p>Guide chapter 8, TranscriptEntry.
 */
@Value.Immutable
@ModelStyle
public sealed interface TranscriptEntry extends Extensible permits ImmutableTranscriptEntry {

  /** Who said it, or that the chat went to another agent. */
  Word<TranscriptEntryType> type();

  /** Name of the speaker. */
  String name();

  /** What was said. */
  String content();

  /** When it was said, in milliseconds since 1970 (ruling A32). */
  long timestamp();

  /** Place in the transcript; later entries have greater numbers. */
  long sequence();

  /** Returns an empty builder. */
  static Builder builder() {
    return new Builder();
  }

  /** A builder for {@link TranscriptEntry}. Not thread-safe. */
  final class Builder extends ImmutableTranscriptEntry.Builder {
    Builder() {}
  }
}
