package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * A connection of a data source, which may be a lent pool. Closing it gives it back as it was:
 * without an open transaction, and with its own auto-commit and isolation. Not thread-safe.
 */
final class BorrowedConnection implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private OptionalInt isolation = OptionalInt.empty();

  private BorrowedConnection(Connection connection, boolean autoCommit) {
    this.connection = connection;
    this.autoCommit = autoCommit;
  }

  static BorrowedConnection of(DataSource dataSource) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      return new BorrowedConnection(connection, connection.getAutoCommit());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Lets each statement be a transaction of its own. */
  Connection forStatements() throws SQLException {
    connection.setAutoCommit(true);
    return connection;
  }

  /** Begins transactions with the isolation of the data source. */
  Connection forTransactions() throws SQLException {
    connection.setAutoCommit(false);
    return connection;
  }

  /** Begins transactions in which what was read does not change. */
  Connection forSnapshots() throws SQLException {
    isolation = OptionalInt.of(connection.getTransactionIsolation());
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return forTransactions();
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      // First: auto-commit would commit what a failed commit left open.
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      connection.setAutoCommit(autoCommit);
      if (isolation.isPresent()) {
        connection.setTransactionIsolation(isolation.getAsInt());
      }
    }
  }
}
