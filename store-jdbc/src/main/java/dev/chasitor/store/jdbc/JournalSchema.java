package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The tables of a journal. Opening a journal makes those that are missing. */
final class JournalSchema {

  /** The version of these tables. */
  private static final int VERSION = 2;

  /** How often making the tables is tried: another process may make them at the same time. */
  private static final int TRIES = 5;

  private static final String VERSIONS =
      "CREATE TABLE IF NOT EXISTS chat_schema (version INTEGER NOT NULL PRIMARY KEY)";

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE IF NOT EXISTS chat_session (
            id VARCHAR(128) NOT NULL PRIMARY KEY,
            first_epoch BIGINT NOT NULL,
            epoch BIGINT NOT NULL,
            version BIGINT NOT NULL,
            owner VARCHAR(512) NOT NULL,
            state TEXT NOT NULL)""",
          // A table of its own: a database writes whole rows, and settings rarely change.
          """
          CREATE TABLE IF NOT EXISTS chat_session_settings (
            session VARCHAR(128) NOT NULL PRIMARY KEY,
            settings TEXT NOT NULL)""",
          // The number counts within a version, so nobody has to know how many entries there are.
          """
          CREATE TABLE IF NOT EXISTS chat_entry (
            session VARCHAR(128) NOT NULL,
            version BIGINT NOT NULL,
            number INTEGER NOT NULL,
            entry TEXT NOT NULL,
            PRIMARY KEY (session, version, number))""",
          // The removed sessions, with the first epoch of each: a late write adds none again.
          """
          CREATE TABLE IF NOT EXISTS chat_removed (
            session VARCHAR(128) NOT NULL,
            epoch BIGINT NOT NULL,
            removed_at BIGINT NOT NULL,
            PRIMARY KEY (session, epoch))""",
          "CREATE INDEX IF NOT EXISTS chat_removed_at ON chat_removed (removed_at)",
          // Times are milliseconds since 1970 by the clock of the database.
          """
          CREATE TABLE IF NOT EXISTS chat_owner (
            owner VARCHAR(512) NOT NULL PRIMARY KEY,
            lease_until BIGINT NOT NULL)""",
          """
          INSERT INTO chat_schema (version)
            SELECT %d WHERE NOT EXISTS (SELECT 1 FROM chat_schema)"""
              .formatted(VERSION));

  private JournalSchema() {}

  /**
   * Makes the tables that are missing.
   *
   * @throws JdbcJournalException if the tables are those of another version
   */
  static void prepare(Connection connection) throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        prepareOnce(connection);
        return;
      } catch (SQLException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private static void prepareOnce(Connection connection) throws SQLException {
    execute(connection, VERSIONS);
    int found = version(connection);
    if (found == VERSION) {
      // It was written last, so all tables are there. PostgreSQL would wait for whoever uses them.
      return;
    }
    if (found > VERSION) {
      throw new JdbcJournalException(
          "The tables of the journal have version "
              + found
              + ", and this library knows versions up to "
              + VERSION
              + ". Update the library.");
    }
    if (found > 0) {
      throw new JdbcJournalException(
          "The tables of the journal have version "
              + found
              + ", which no release wrote, and this library knows version "
              + VERSION
              + ". Begin a new journal.");
    }
    for (String statement : TABLES) {
      execute(connection, statement);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT COALESCE(MAX(version), 0) FROM chat_schema");
        ResultSet found = query.executeQuery()) {
      found.next();
      return found.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
  }
}
