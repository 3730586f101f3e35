package dev.chasitor.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A thread that does the operations of a queue. It takes all that wait, up to a limit, does them in
 * one transaction, and answers after the commit. Thread-safe.
 */
final class JournalWorker {

  /** The most operations in one transaction. */
  static final int GROUP = 256;

  /** The most operations that wait. */
  static final int QUEUE = 10_000;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final DataSource dataSource;
  private final boolean onlyReads;
  private final Thread thread;
  private final Queue<JournalOperation<?>> waiting = new ArrayDeque<>();
  private boolean isClosed;

  private JournalWorker(DataSource dataSource, boolean onlyReads) {
    this.dataSource = dataSource;
    this.onlyReads = onlyReads;
    thread = new Thread(this::work, "chasitor-journal-" + NUMBERS.incrementAndGet());
    thread.setDaemon(true);
  }

  /** Starts a worker for operations that write. */
  static JournalWorker forWrites(DataSource dataSource) {
    return started(new JournalWorker(dataSource, false));
  }

  /** Starts a worker for operations that only read: a session does not change during a read. */
  static JournalWorker forReads(DataSource dataSource) {
    return started(new JournalWorker(dataSource, true));
  }

  private static JournalWorker started(JournalWorker worker) {
    worker.thread.start();
    return worker;
  }

  /** Adds an operation to the queue. It fails at once if the queue is full or closed. */
  void submit(JournalOperation<?> operation) {
    String refusal;
    synchronized (waiting) {
      if (!isClosed && waiting.size() < QUEUE) {
        waiting.add(operation);
        waiting.notifyAll();
        return;
      }
      refusal =
          isClosed
              ? "The journal is closed."
              : "The queue of the journal is full: "
                  + QUEUE
                  + " operations wait. The database is too slow for so many sessions.";
    }
    operation.fail(new JdbcJournalException(refusal));
  }

  /** Does what is in the queue, then ends the thread. Waits for that, unless it is the thread. */
  void close() {
    synchronized (waiting) {
      isClosed = true;
      waiting.notifyAll();
    }
    boolean isInterrupted = false;
    while (thread.isAlive() && thread != Thread.currentThread()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    for (List<JournalOperation<?>> group = next(); !group.isEmpty(); group = next()) {
      answers(group).forEach(Runnable::run);
    }
  }

  /** Waits for operations and takes them; empty if the queue is closed. */
  private List<JournalOperation<?>> next() {
    List<JournalOperation<?>> group = new ArrayList<>();
    synchronized (waiting) {
      while (waiting.isEmpty() && !isClosed) {
        try {
          waiting.wait();
        } catch (InterruptedException e) {
          // Only close() ends a worker: an operation that waits must get an answer.
        }
      }
      for (int i = 0; i < GROUP && !waiting.isEmpty(); i++) {
        group.add(waiting.remove());
      }
    }
    return group;
  }

  /** Does a group of operations. Returns what answers them; nobody waits on the connection then. */
  private List<Runnable> answers(List<JournalOperation<?>> group) {
    try (Connection connection = dataSource.getConnection()) {
      if (onlyReads) {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      }
      connection.setAutoCommit(false);
      try (JournalSql sql = new JournalSql(connection)) {
        return together(connection, sql, group);
      }
    } catch (SQLException | RuntimeException | Error e) {
      JdbcJournalException failure = JdbcJournalException.of("The database failed", e);
      return group.stream().<Runnable>map(operation -> () -> operation.fail(failure)).toList();
    }
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
