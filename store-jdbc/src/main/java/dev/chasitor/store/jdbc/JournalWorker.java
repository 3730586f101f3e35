package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A thread that does the operations of a queue. It takes all that wait, up to a limit, and does
 * them in one transaction. After the commit it hands the answers to another thread. Thread-safe.
 */
final class JournalWorker {

  /** The most operations in one transaction. */
  static final int GROUP = 256;

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
        QueueThread.start(
            "chasitor-journal-" + NUMBERS.incrementAndGet(),
            GROUP,
            group -> answers.addAll(answers(group)));
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

  /** Does a group of operations. Returns what answers them; nobody waits on the connection then. */
  private List<Runnable> answers(List<JournalOperation<?>> group) {
    List<Runnable> given = new ArrayList<>();
    try (BorrowedConnection borrowed = BorrowedConnection.of(dataSource)) {
      Connection connection = onlyReads ? borrowed.forSnapshots() : borrowed.forTransactions();
      try (JournalSql sql = new JournalSql(connection)) {
        given.addAll(together(connection, sql, group));
      }
    } catch (SQLException | RuntimeException | Error e) {
      // A connection that cannot be given back as it was changes no answer.
      if (given.isEmpty()) {
        JdbcJournalException failure = JdbcJournalException.of("The database failed", e);
        group.forEach(operation -> given.add(() -> operation.fail(failure)));
      }
    }
    return given;
  }

  /**
   * Does operations in one transaction. If one of them fails, the others are done one by one. If
   * the commit fails, nobody knows whether the transaction was done.
   */
  private static List<Runnable> together(
      Connection connection, JournalSql sql, List<JournalOperation<?>> group) throws SQLException {
    List<Runnable> answers = new ArrayList<>();
    try {
      for (JournalOperation<?> operation : group) {
        answers.add(operation.run(sql));
      }
    } catch (SQLException | RuntimeException e) {
      connection.rollback();
      if (group.size() == 1) {
        JdbcJournalException failure =
            JdbcJournalException.of("The database refused an operation", e);
        return List.of(() -> group.get(0).fail(failure));
      }
      List<Runnable> single = new ArrayList<>();
      for (JournalOperation<?> operation : group) {
        single.addAll(together(connection, sql, List.of(operation)));
      }
      return single;
    }
    try {
      connection.commit();
    } catch (SQLException | RuntimeException e) {
      return group.stream().<Runnable>map(operation -> operation::unknown).toList();
    }
    return answers;
  }
}
