package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.SessionJournal;
import java.nio.file.Path;
import java.util.UUID;

/** The adapter of {@link FileJournal} and of the broken journals made from it. */
abstract class FileJournalSubject implements JournalSubject {

  /** The folder of the files. */
  abstract Path folder();

  abstract FileJournal journal(Path file);

  @Override
  public SessionJournal open(String place) {
    return journal(Path.of(place));
  }

  @Override
  public String newPlace() {
    return folder().resolve(UUID.randomUUID().toString()).toString();
  }

  @Override
  public void breakNext(SessionJournal journal) {
    ((FileJournal) journal).breakNext();
  }

  @Override
  public Hold holdUp(SessionJournal journal) {
    return ((FileJournal) journal).holdUp();
  }

  @Override
  public JournalCapabilities capabilities() {
    return JournalCapabilities.all()
        .without(JournalCapability.OPENS_TWICE, "it reads its file only when it is opened");
  }
}
