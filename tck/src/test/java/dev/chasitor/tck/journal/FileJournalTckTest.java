package dev.chasitor.tck.journal;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The journal from which the broken ones are made keeps the contract. */
class FileJournalTckTest extends FileJournalSubject implements JournalTck {

  @TempDir private Path folder = Path.of("");

  @Override
  Path folder() {
    return folder;
  }

  @Override
  FileJournal journal(Path file) {
    return new FileJournal(file);
  }
}
