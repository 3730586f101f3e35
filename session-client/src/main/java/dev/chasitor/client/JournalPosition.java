package dev.chasitor.client;

import java.util.concurrent.ThreadLocalRandom;

/**
 * The place of a session in the journal of its client.
 *
 * @param epoch the epoch that this client holds
 * @param version the version of the last write; 0 if the journal does not have the session
 * @param owner the name of this client in the journal
 */
record JournalPosition(long epoch, long version, String owner) {

  /** Room above for the claims of any session. */
  private static final long HIGHEST_FIRST_EPOCH = Long.MAX_VALUE / 2;

  /**
   * Returns the place of a session that the journal does not have yet. It begins at a random epoch,
   * so that an earlier holder of the same id can change nothing of it.
   */
  static JournalPosition ofNew(String owner) {
    return new JournalPosition(
        ThreadLocalRandom.current().nextLong(1, HIGHEST_FIRST_EPOCH), 0, owner);
  }
}
