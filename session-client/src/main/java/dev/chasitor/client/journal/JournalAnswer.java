package dev.chasitor.client.journal;

/** What a journal says about a write. */
public enum JournalAnswer {
  /** The write is durable: it is there after the process was killed. */
  WRITTEN,
  /** Another holder has claimed the session, or it is not in the journal. Nothing was changed. */
  FENCED,
  /** The journal cannot tell whether the write was done, or will be done later. */
  UNKNOWN
}
