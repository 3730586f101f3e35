package dev.chasitor.client;

import dev.chasitor.client.journal.SessionJournal;

/**
 * The place of a session in the journal of its client.
 *
 * @param journal the journal
 * @param epoch the epoch that this client holds
 * @param version the version of the last write
 * @param owner the name of this client in the journal
 */
record JournalPosition(SessionJournal journal, long epoch, long version, String owner) {

  /** Returns the place of a session that the journal does not have yet. */
  static JournalPosition ofNew(SessionJournal journal, String owner) {
    return new JournalPosition(journal, 1, 0, owner);
  }
}
