package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.SessionJournal;

/** The journal in memory keeps the contract. */
class InMemoryJournalTckTest implements JournalTck {

  @Override
  public SessionJournal open(String place) {
    return SessionJournal.inMemory();
  }

  @Override
  public JournalCapabilities capabilities() {
    return JournalCapabilities.all()
        .without(JournalCapability.OUTLIVES_PROCESS, "it is in the memory of its process")
        .without(JournalCapability.OPENS_TWICE, "each one has a memory of its own")
        .without(JournalCapability.BREAKS, "each operation is done in memory, at once")
        .without(JournalCapability.HOLDS, "there is no store that could be held up");
  }
}
