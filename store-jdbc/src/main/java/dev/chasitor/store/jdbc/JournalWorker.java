package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A thread that does the operations of a queue. It takes all that wait, up to a limit, and does
 * them in one transaction. After the commit it hands the answers to another thread. While more
 * operations wait, it keeps its connection and its prepared statements. Thread-safe.
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

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final DataSource dataSource;
  private final boolean onlyReads;
  private final QueueThread<Runnable> answers;
  private final QueueThread<JournalOperation<?>> operations;

  private JournalWorker(DataSource dataSource, boolean onlyReads, QueueThread<Runnable> answers) {
    this.dataSource = dataSource;
    this.onlyReads = onlyReads;
    this.answers = answers;
    operations =
        QueueThread.start("chasitor-journal-" + NUMBERS.incrementAndGet(), GROUP, this::work);
  }

  /** Starts a worker for operations that write. */
  static JournalWorker forWrites(DataSource dataSource, QueueThread<Runnable> answers) {
    return new JournalWorker(dataSource, false, answers);
  }

  /** Starts a worker for operations that only read: a session does not change during a read. */
  static JournalWorker forReads(DataSource dataSource, QueueThread<Runnable> answers) {
    return new JournalWorker(dataSource, true, answers);
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
      Connection connection = onlyReads ? borrowed.forSnapshots() : borrowed.forTransactions();
      try (JournalSql sql = new JournalSql(connection)) {
        for (int done = 1; !group.isEmpty(); done++) {
          Answers given = together(connection, sql, group);
          answers.addAll(given.list());
          group = given.isSound() && done < TRANSACTIONS ? operations.more() : List.of();
        }
      }
    } catch (SQLException | RuntimeException | Error e) {
      // If all groups are done, the connection could not be given back: that changes no answer.
      JdbcJournalException failure = JdbcJournalException.of("The database failed", e);
      answers.addAll(
          group.stream().<Runnable>map(operation -> () -> operation.fail(failure)).toList());
    }
  }

  /**
   * What answers a group of operations. The answers run on another thread, so they hold up no
   * connection.
   *
   * @param isSound whether the database did what it was asked to do, so that the connection can be
   *     used again
   */
  private record Answers(List<Runnable> list, boolean isSound) {}

  /**
   * Does operations in one transaction. If one of them fails, the others are done one by one. If
   * the commit fails, nobody knows whether the transaction was done.
   */
  private static Answers together(
      Connection connection, JournalSql sql, List<JournalOperation<?>> group) throws SQLException {
    List<Runnable> answers = new ArrayList<>();
    try {
      for (JournalOperation<?> operation : group) {
        answers.add(operation.run(sql));
      }
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      answers.clear();
      if (group.size() == 1) {
        JdbcJournalException failure =
            JdbcJournalException.of("The database refused an operation", e);
        return new Answers(List.of(() -> group.get(0).fail(failure)), false);
      }
      for (JournalOperation<?> operation : group) {
        answers.addAll(together(connection, sql, List.of(operation)).list());
      }
      return new Answers(answers, false);
    }
    try {
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      return new Answers(
          group.stream().<Runnable>map(operation -> operation::unknown).toList(), false);
    }
    return new Answers(answers, true);
  }
}
