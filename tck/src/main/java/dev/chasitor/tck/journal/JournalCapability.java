package dev.chasitor.tck.journal;

/**
 * The optional capabilities of a journal and its adapter. The contract demands everything else of
 * every journal.
 */
public enum JournalCapability {
  /** The journal outlives its process: another process opens it again at its place. */
  OUTLIVES_PROCESS,
  /** A journal may be open twice at the same time, as if two processes had it. */
  OPENS_TWICE,
  /** The adapter can make the outcome of an operation unknown ({@code breakNext}). */
  BREAKS,
  /** The adapter can hold up the store ({@code holdUp}). */
  HOLDS
}
