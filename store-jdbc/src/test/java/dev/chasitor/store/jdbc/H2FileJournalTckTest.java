package dev.chasitor.store.jdbc;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.tck.journal.JournalCapabilities;
import dev.chasitor.tck.journal.JournalCapability;
import dev.chasitor.tck.journal.JournalTck;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a file of H2 keeps the contract, also when its process is killed. */
class H2FileJournalTckTest implements JournalTck {

  @TempDir private Path folder = Path.of("");

  @Override
  public SessionJournal open(String place) {
    return JdbcJournal.h2(Path.of(place));
  }

  @Override
  public String newPlace() {
    return folder.resolve(UUID.randomUUID().toString()).toString();
  }

  @Override
  public JournalCapabilities capabilities() {
    return JournalCapabilities.all()
        .without(JournalCapability.OPENS_TWICE, "H2 lets one process at a time open a file")
        .without(JournalCapability.BREAKS, "the test in memory breaks commits")
        .without(JournalCapability.HOLDS, "the test in memory holds up commits");
  }
}
