package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.tck.wire.RawServer;
import java.time.Duration;
import java.util.UUID;

/** The adapter between a journal under test and the contract. */
public interface JournalSubject {

  /**
   * Opens the journal at a place. The contract closes it if it is {@link AutoCloseable}.
   *
   * <p>For D-DUR-01 a process of its own opens the journal: it makes an object of this class by the
   * constructor without parameters, and calls this method.
   *
   * @param place what {@link #newPlace} returned, in this or in another process
   */
  SessionJournal open(String place);

  /** Returns the name of a place, such as a file or an address, where no journal is yet. */
  default String newPlace() {
    return "journal-" + UUID.randomUUID();
  }

  /**
   * Makes the next operation fail so that the journal cannot know its outcome. For example, the
   * connection is lost while the answer is on its way. Only a journal with {@link
   * JournalCapability#BREAKS} needs it.
   *
   * @param journal what {@link #open} returned
   */
  default void breakNext(SessionJournal journal) {
    throw new UnsupportedOperationException(
        "Implement breakNext, or declare that JournalCapability.BREAKS is missing");
  }

  /**
   * Holds up the store: until the result is closed, it does nothing. Only a journal with {@link
   * JournalCapability#HOLDS} needs it.
   *
   * @param journal what {@link #open} returned
   */
  default Hold holdUp(SessionJournal journal) {
    throw new UnsupportedOperationException(
        "Implement holdUp, or declare that JournalCapability.HOLDS is missing");
  }

  /** Returns the capabilities of the journal. The contract skips tests that need a missing one. */
  default JournalCapabilities capabilities() {
    return JournalCapabilities.all();
  }

  /** Returns how long a test waits for something that must happen. */
  default Duration patience() {
    return RawServer.PATIENCE;
  }

  /** A store that is held up until this is closed. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
