package dev.chasitor.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.chasitor.client.journal.ForwardingJournal;
import java.time.Duration;

/** A journal on a pool that a test lends, with a stage in between. */
final class StagedJournal extends ForwardingJournal implements AutoCloseable {

  final Stage stage;
  final HikariDataSource pool;
  final JdbcJournal journal;

  private StagedJournal(HikariDataSource pool, Stage stage, JdbcJournal journal) {
    super(journal);
    this.pool = pool;
    this.stage = stage;
    this.journal = journal;
  }

  /** Opens a journal in the memory of H2. Journals with the same name share a database. */
  static StagedJournal inMemory(String name) {
    return inMemory(name, true);
  }

  /** Opens a journal in memory on a pool whose connections have this auto-commit. */
  static StagedJournal inMemory(String name, boolean autoCommit) {
    return inMemory(name, autoCommit, JournalWorker.LOCK_WAIT);
  }

  /** Opens a journal in memory that waits so long for rows that others have locked. */
  static StagedJournal inMemory(String name, Duration lockWait) {
    return inMemory(name, true, lockWait);
  }

  private static StagedJournal inMemory(String name, boolean autoCommit, Duration lockWait) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setAutoCommit(autoCommit);
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(2);
    HikariDataSource pool = new HikariDataSource(config);
    Stage stage = new Stage();
    return new StagedJournal(pool, stage, JdbcJournal.open(stage.before(pool), lockWait));
  }

  /** Fails if the journal gave a connection back otherwise than it came. */
  @Override
  public void close() {
    journal.close();
    pool.close();
    if (!stage.faults().isEmpty()) {
      throw new AssertionError(stage.faults());
    }
  }
}
