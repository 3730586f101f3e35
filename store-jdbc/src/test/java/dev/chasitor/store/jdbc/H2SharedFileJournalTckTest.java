package dev.chasitor.store.jdbc;

import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.tck.journal.JournalCapabilities;
import dev.chasitor.tck.journal.JournalCapability;
import dev.chasitor.tck.journal.JournalTck;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** The journal in a file of H2 that processes share keeps the contract. */
class H2SharedFileJournalTckTest implements JournalTck {

  @TempDir private Path folder = Path.of("");

  @Override
  public SessionJournal open(String place) {
    return JdbcJournal.open("jdbc:h2:file:" + place + ";AUTO_SERVER=TRUE", "sa", "");
  }

  @Override
  public String newPlace() {
    return folder.resolve(UUID.randomUUID().toString()).toString();
  }

  @Override
  public JournalCapabilities capabilities() {
    return JournalCapabilities.all()
        .without(JournalCapability.BREAKS, "the test in memory breaks commits")
        .without(JournalCapability.HOLDS, "the test in memory holds up commits");
  }
}
