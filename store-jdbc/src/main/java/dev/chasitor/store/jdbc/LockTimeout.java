package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * The setting of a connection that says how long a statement waits for a lock of another
 * transaction. No standard has it, so each database has its own.
 */
enum LockTimeout {
  H2("H2", "SELECT LOCK_TIMEOUT()", "SET LOCK_TIMEOUT "),
  POSTGRESQL(
      "PostgreSQL",
      "SELECT CAST(setting AS INTEGER) FROM pg_settings WHERE name = 'lock_timeout'",
      "SET lock_timeout = ");

  private final String product;
  private final String query;
  private final String change;

  LockTimeout(String product, String query, String change) {
    this.product = product;
    this.query = query;
    this.change = change;
  }

  /** Returns the setting of a connection; empty if its database is another one. */
  static Optional<LockTimeout> of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return Arrays.stream(values()).filter(it -> it.product.equals(product)).findFirst();
  }

  /** Returns the milliseconds that statements of a connection wait, as the database counts them. */
  int get(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet found = statement.executeQuery()) {
      found.next();
      return found.getInt(1);
    }
  }

  /** Sets what {@link #get} returned. */
  void set(Connection connection, int millis) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change + millis)) {
      statement.execute();
    }
  }

  /** Sets how long statements wait, which is a millisecond at least. */
  void set(Connection connection, Duration wait) throws SQLException {
    // PostgreSQL would wait for ever with zero.
    set(connection, Math.max(1, Math.toIntExact(wait.toMillis())));
  }
}
