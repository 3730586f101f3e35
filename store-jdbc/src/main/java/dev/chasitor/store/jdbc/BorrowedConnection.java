package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;

/**
 * A connection of a data source, which may be a lent pool. Closing it gives it back as it was:
 * without an open transaction, and with its own auto-commit, isolation and lock timeout. Not
 * thread-safe.
 */
final class BorrowedConnection implements AutoCloseable {

  private final Connection connection;
  private final boolean autoCommit;
  private OptionalInt isolation = OptionalInt.empty();
  private Optional<FoundTimeout> lockTimeout = Optional.empty();

  /** The lock timeout with which the connection came. */
  private record FoundTimeout(LockTimeout setting, int millis) {}

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

  /**
   * Begins transactions with the isolation of the data source.
   *
   * @param lockWait how long a statement waits for a lock of another transaction
   */
  Connection forTransactions(Duration lockWait) throws SQLException {
    limitLockWaits(lockWait);
    return connection;
  }

  /** Begins transactions in which what was read does not change. */
  Connection forSnapshots() throws SQLException {
    isolation = OptionalInt.of(connection.getTransactionIsolation());
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    return connection;
  }

  /**
   * Sets how long a statement of the next transactions waits for a lock of another transaction. A
   * database that is neither H2 nor PostgreSQL keeps its own limit. Call it between transactions.
   */
  void limitLockWaits(Duration lockWait) throws SQLException {
    // PostgreSQL takes a setting back when its transaction is rolled back.
    connection.setAutoCommit(true);
    Optional<LockTimeout> setting = LockTimeout.of(connection);
    if (setting.isPresent()) {
      if (lockTimeout.isEmpty()) {
        lockTimeout = Optional.of(new FoundTimeout(setting.get(), setting.get().get(connection)));
      }
      setting.get().set(connection, lockWait);
    }
    connection.setAutoCommit(false);
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      // First: auto-commit would commit what a failed commit left open.
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      if (lockTimeout.isPresent()) {
        connection.setAutoCommit(true);
        lockTimeout.get().setting().set(connection, lockTimeout.get().millis());
      }
      connection.setAutoCommit(autoCommit);
      if (isolation.isPresent()) {
        connection.setTransactionIsolation(isolation.getAsInt());
      }
    }
  }
}
