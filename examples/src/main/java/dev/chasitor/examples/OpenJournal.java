package dev.chasitor.examples;

import dev.chasitor.store.jdbc.JdbcJournal;
import java.nio.file.Path;
import javax.sql.DataSource;

/** Opens the journal in a database. */
final class OpenJournal {

  /** For one process: nobody else can have the file open. */
  static JdbcJournal inFile(Path file) {
    return JdbcJournal.h2(file);
  }

  /** For several processes of one machine: the first one serves the file to the others. */
  static JdbcJournal inSharedFile(Path file) {
    return JdbcJournal.open(
        "jdbc:h2:file:" + file.toAbsolutePath() + ";AUTO_SERVER=TRUE", "sa", "");
  }

  /** On the pool of the application, which closes it after the journal. */
  static JdbcJournal onPool(DataSource pool) {
    return JdbcJournal.open(pool);
  }

  private OpenJournal() {}
}
