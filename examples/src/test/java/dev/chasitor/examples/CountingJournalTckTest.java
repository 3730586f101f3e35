package dev.chasitor.examples;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.store.jdbc.JdbcJournal;
import dev.chasitor.tck.journal.JournalCapabilities;
import dev.chasitor.tck.journal.JournalCapability;
import dev.chasitor.tck.journal.JournalTck;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The journal that counts keeps the contract of journals. */
final class CountingJournalTckTest implements JournalTck {

  @TempDir private Path folder = Path.of("");

  @Override
  public SessionJournal open(String place) {
    return new CountingJournal(JdbcJournal.h2(Path.of(place)));
  }

  @Override
  public String newPlace() {
    return folder.resolve(UUID.randomUUID().toString()).toString();
  }

  @Override
  public JournalCapabilities capabilities() {
    return JournalCapabilities.all()
        .without(JournalCapability.OPENS_TWICE, "H2 lets one process at a time open a file")
        .without(JournalCapability.BREAKS, "nothing here breaks a commit")
        .without(JournalCapability.HOLDS, "nothing here holds up a commit");
  }
}
