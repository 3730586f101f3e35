package dev.chasitor.client.journal;

/** What a journal answers to a write or a removal. */
public enum JournalAnswer {
  /** The write is durable: it is there after the process was killed. */
  WRITTEN,
  /** Another holder has claimed the session, or it is not in the journal. Nothing was changed. */
  FENCED,
  /**
   * The journal does not know whether the write was done, or will be done later. The holder reads
   * the session, and repeats the write if it is not there.
   */
  UNKNOWN
}
