package dev.chasitor.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/**
 * A journal in a database.
 *
 * <pre>{@code
 * try (JdbcJournal journal = JdbcJournal.h2(Path.of("chats"))) {
 *   …
 * }
 * }</pre>
 *
 * <p>Operations wait in a queue of at most 10,000; a stage fails with {@link JdbcJournalException}
 * if it is full. One daemon thread writes: it does up to 256 waiting operations in one transaction
 * with one commit, and answers afterwards. If the commit fails, each of its writes is {@link
 * JournalAnswer#UNKNOWN}. If a single operation fails, the others of its transaction are done one
 * by one, and each is answered when it is done. Another daemon thread reads.
 *
 * <p>A stage fails if another transaction keeps its row locked: a process that stands still within
 * a transaction locks the rows that it changed. On H2 and PostgreSQL the operations of one
 * transaction wait half a second for locks, and as long again in all when they are done one by one.
 * Any other operation goes on. Another database has limits of its own.
 *
 * <p>Stages complete on a third daemon thread, {@code chasitor-journal-answers}, one after the
 * other and in the order of the commits. What depends on a stage runs there. If it blocks, later
 * answers wait, but no commit does. An operation that waits for its answer counts as one of the
 * 10,000. A stage that fails because of a full queue or a closed journal has failed when the method
 * returns.
 *
 * <p>Opening blocks the caller: it makes the tables {@code chat_session}, {@code
 * chat_session_settings}, {@code chat_entry}, {@code chat_removed}, {@code chat_owner} and {@code
 * chat_schema} if they are missing. It throws {@link JdbcJournalException} if the database cannot
 * be used, or if another version of this library made the tables. The driver of the database must
 * be on the class path. H2 needs version 2.2.220 or later, PostgreSQL 9.5 or later.
 *
 * <p>An id has at most 128 characters, the name of an owner at most 512.
 *
 * <p>Thread-safe.
 */
public final class JdbcJournal implements SessionJournal, AutoCloseable {

  private final Runnable closeDataSource;
  private final QueueThread<Runnable> answers;
  private final JournalWorker writes;
  private final JournalWorker reads;

  private JdbcJournal(DataSource dataSource, Duration lockWait, Runnable closeDataSource) {
    this.closeDataSource = closeDataSource;
    answers = QueueThread.start("chasitor-journal-answers", 64, it -> it.forEach(Runnable::run));
    writes = JournalWorker.forWrites(dataSource, lockWait, answers);
    reads = JournalWorker.forReads(dataSource, answers);
  }

  /**
   * Opens a journal on a data source that the application lends. The journal uses two connections
   * of it at most, and does not close it. Each connection goes back as it came: with its
   * auto-commit, isolation and lock timeout, and without an open transaction.
   *
   * @throws IllegalArgumentException if it is a file of H2 without {@code WRITE_DELAY=0}
   */
  public static JdbcJournal open(DataSource dataSource) {
    return open(dataSource, JournalWorker.LOCK_WAIT);
  }

  /** Opens a journal on a lent data source that waits so long for rows that others have locked. */
  static JdbcJournal open(DataSource dataSource, Duration lockWait) {
    return open(dataSource, lockWait, () -> {});
  }

  /**
   * Opens a journal with a pool of connections of its own.
   *
   * @param url the JDBC URL of the database; one of H2 gets {@code WRITE_DELAY=0}
   * @param user the name of the database's user
   * @param password the password of that user
   * @throws IllegalArgumentException if it is a URL of H2 with another {@code WRITE_DELAY}
   */
  public static JdbcJournal open(String url, String user, String password) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("chasitor-journal");
    config.setJdbcUrl(H2Durability.url(url));
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(2);
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw JdbcJournalException.of("The database cannot be opened", e);
    }
    try {
      return open(pool, JournalWorker.LOCK_WAIT, pool::close);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /**
   * Opens a journal in a file of H2. One process at a time can have the file open.
   *
   * @param file the path of the file without the ending {@code .mv.db}
   * @throws IllegalArgumentException if the path has a semicolon, with which H2 begins an option
   */
  public static JdbcJournal h2(Path file) {
    String path = file.toAbsolutePath().toString();
    if (path.contains(";")) {
      throw new IllegalArgumentException("expected the path of the journal without a semicolon");
    }
    return open("jdbc:h2:file:" + path, "sa", "");
  }

  private static JdbcJournal open(
      DataSource dataSource, Duration lockWait, Runnable closeDataSource) {
    try (BorrowedConnection borrowed = BorrowedConnection.of(dataSource)) {
      Connection connection = borrowed.forStatements();
      H2Durability.check(connection);
      JournalSchema.prepare(connection);
    } catch (SQLException e) {
      throw JdbcJournalException.of("The database cannot be used", e);
    }
    return new JdbcJournal(dataSource, lockWait, closeDataSource);
  }

  @Override
  public CompletionStage<JournalAnswer> write(JournalWrite write) {
    return on(writes, JournalOperation.of(sql -> sql.write(write), JournalAnswer.UNKNOWN));
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> read(String session) {
    return on(reads, JournalOperation.of(sql -> sql.read(session)));
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> claim(String session, long epoch, String owner) {
    return on(writes, JournalOperation.of(sql -> sql.claim(session, epoch, owner)));
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return on(
        writes, JournalOperation.of(sql -> sql.remove(session, epoch), JournalAnswer.UNKNOWN));
  }

  @Override
  public CompletionStage<Void> renew(String owner, Duration lease) {
    return on(writes, JournalOperation.of(sql -> sql.renew(owner, lease)))
        .thenAccept(renewed -> {});
  }

  @Override
  public CompletionStage<List<HeldSession>> sessions() {
    return on(reads, JournalOperation.of(JournalSql::sessions));
  }

  private static <T> CompletionStage<T> on(JournalWorker worker, JournalOperation<T> operation) {
    worker.submit(operation);
    return operation.stage();
  }

  /**
   * Does what waits in the queue, gives the answers, frees the threads, and closes the pool of
   * connections if it is the journal's own. Later operations fail. Blocks until that is done. Only
   * when it is called by what depends on a stage, the remaining answers follow after it returns.
   * Closing again has no effect.
   */
  @Override
  public void close() {
    writes.close();
    reads.close();
    answers.close();
    closeDataSource.run();
  }
}
