package dev.chasitor.model;

import org.immutables.value.Value;

/**
 * One line of the chat so far, as {@link ChasitorSessionData} restores it.
 *
 * <p>Guide chapter 8, TranscriptEntry.
 */
@Value.Immutable
@ModelStyle
public sealed interface TranscriptEntry extends Extensible permits ImmutableTranscriptEntry {

  /** Who said it. */
  Word<TranscriptEntryType> type();

  /** Name of who said it. */
  String name();

  /** What was said. */
  String content();

  /** When, in milliseconds since the epoch (ruling A32). */
  long timestamp();

  /** Place in the transcript, growing. */
  long sequence();

  /** Starts a new value. */
  static Builder builder() {
    return new Builder();
  }

  /** Collects the properties of a {@link TranscriptEntry}; not thread-safe. */
  final class Builder extends ImmutableTranscriptEntry.Builder {
    Builder() {}
  }
}
