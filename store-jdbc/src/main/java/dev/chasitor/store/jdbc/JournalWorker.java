package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A thread that does the operations of a queue. It takes all that wait, up to a limit, and does
 * them in one transaction. After the commit it hands the answers to another thread, so that they
 * hold up no connection. While more operations wait, it keeps its connection and its prepared
 * statements. Thread-safe.
 */
final class JournalWorker {

  /** The most operations in one transaction. */
  static final int GROUP = 256;

  /**
   * The most transactions on one connection in a row. After them the pool may replace a connection
   * that is old.
   */
  private static final int TRANSACTIONS = 1_000;

  /** The most operations that wait for the database or for their answers. */
  static final int QUEUE = 10_000;

  /**
   * How long a group waits for rows that others have locked. A process that does not stand still
   * commits its own group sooner. It is much shorter than a lease.
   */
  static final Duration LOCK_WAIT = Duration.ofMillis(500);

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final DataSource dataSource;
  private final boolean onlyReads;
  private final Duration lockWait;
  private final QueueThread<Runnable> answers;
  private final QueueThread<JournalOperation<?>> operations;

  private JournalWorker(
      DataSource dataSource, boolean onlyReads, Duration lockWait, QueueThread<Runnable> answers) {
    this.dataSource = dataSource;
    this.onlyReads = onlyReads;
    this.lockWait = lockWait;
    this.answers = answers;
    operations =
        QueueThread.start("chasitor-journal-" + NUMBERS.incrementAndGet(), GROUP, this::work);
  }

  /**
   * Starts a worker for operations that write.
   *
   * @param lockWait how long a group waits for rows that others have locked
   */
  static JournalWorker forWrites(
      DataSource dataSource, Duration lockWait, QueueThread<Runnable> answers) {
    return new JournalWorker(dataSource, false, lockWait, answers);
  }

  /** Starts a worker for operations that only read: a session does not change during a read. */
  static JournalWorker forReads(DataSource dataSource, QueueThread<Runnable> answers) {
    return new JournalWorker(dataSource, true, LOCK_WAIT, answers);
  }

  /** Adds an operation to the queue. It fails at once if the queue is full or closed. */
  void submit(JournalOperation<?> operation) {
    if (!operations.add(operation, QUEUE - answers.size())) {
      operation.fail(
          new JdbcJournalException(
              operations.isClosed()
                  ? "The journal is closed."
                  : "The queue of the journal is full: "
                      + QUEUE
                      + " operations wait for the database or for their answers. The database, or"
                      + " what depends on the answers, is too slow for so many sessions."));
    }
  }

  /** Does what is in the queue, then ends the thread. Waits for that. */
  void close() {
    operations.close();
  }

  /** Does a group of operations, and those that wait by then. */
  private void work(List<JournalOperation<?>> first) {
    List<JournalOperation<?>> group = first;
    try (BorrowedConnection borrowed = BorrowedConnection.of(dataSource)) {
      Connection connection =
          onlyReads ? borrowed.forSnapshots() : borrowed.forTransactions(lockWait);
      try (JournalSql sql = new JournalSql(connection)) {
        for (int done = 1; !group.isEmpty(); done++) {
          boolean isSound = together(borrowed, connection, sql, group);
          group = isSound && done < TRANSACTIONS ? operations.more() : List.of();
        }
      }
    } catch (SQLException | RuntimeException | Error e) {
      // An operation that has its answer keeps it.
      JdbcJournalException failure = JdbcJournalException.of("The database failed", e);
      answers.addAll(
          group.stream().<Runnable>map(operation -> () -> operation.fail(failure)).toList());
    }
  }

  /**
   * Does operations in one transaction, and hands over their answers. If one of them fails, all are
   * done one by one. If the commit fails, nobody knows whether the transaction was done.
   *
   * @return whether the database did what it was asked to do, so that the connection can be used
   *     again
   */
  private boolean together(
      BorrowedConnection borrowed,
      Connection connection,
      JournalSql sql,
      List<JournalOperation<?>> group)
      throws SQLException {
    List<Runnable> given = new ArrayList<>();
    try {
      for (JournalOperation<?> operation : group) {
        given.add(operation.run(sql));
      }
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      if (group.size() == 1) {
        JdbcJournalException failure =
            JdbcJournalException.of("The database refused an operation", e);
        answers.addAll(List.of(() -> group.get(0).fail(failure)));
        return false;
      }
      // They share one wait: a process that stands still may have locked the rows of many.
      borrowed.limitLockWaits(lockWait.dividedBy(group.size()));
      for (JournalOperation<?> operation : group) {
        together(borrowed, connection, sql, List.of(operation));
      }
      return false;
    }
    try {
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      answers.addAll(group.stream().<Runnable>map(operation -> operation::unknown).toList());
      return false;
    }
    answers.addAll(given);
    return true;
  }
}
