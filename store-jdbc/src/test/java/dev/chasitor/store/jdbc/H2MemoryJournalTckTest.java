package dev.chasitor.store.jdbc;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.tck.journal.JournalCapabilities;
import dev.chasitor.tck.journal.JournalCapability;
import dev.chasitor.tck.journal.JournalTck;

/** The journal in the memory of H2 keeps the contract, also when commits are held up or broken. */
class H2MemoryJournalTckTest implements JournalTck {

  private Stage.Break nextBreak = Stage.Break.BEFORE_COMMIT;

  @Override
  public SessionJournal open(String place) {
    return StagedJournal.inMemory(place);
  }

  /** Breaks commits in turn before and after they are done. */
  @Override
  public void breakNext(SessionJournal journal) {
    ((StagedJournal) journal).stage.breakNext(nextBreak);
    nextBreak =
        nextBreak == Stage.Break.BEFORE_COMMIT
            ? Stage.Break.AFTER_COMMIT
            : Stage.Break.BEFORE_COMMIT;
  }

  @Override
  public Hold holdUp(SessionJournal journal) {
    Stage stage = ((StagedJournal) journal).stage;
    stage.holdUp();
    return stage::release;
  }

  @Override
  public JournalCapabilities capabilities() {
    return JournalCapabilities.all()
        .without(JournalCapability.OUTLIVES_PROCESS, "it is in the memory of its process");
  }
}
