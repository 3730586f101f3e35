package dev.chasitor.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A journal on a pool that a test lends, with a stage in between. */
final class StagedJournal implements SessionJournal, AutoCloseable {

  final Stage stage = new Stage();
  final HikariDataSource pool;
  final JdbcJournal journal;

  private StagedJournal(HikariDataSource pool) {
    this.pool = pool;
    journal = JdbcJournal.open(stage.before(pool));
  }

  /** Opens a journal in the memory of H2. Journals with the same name share a database. */
  static StagedJournal inMemory(String name) {
    return inMemory(name, true);
  }

  /** Opens a journal in memory on a pool whose connections have this auto-commit. */
  static StagedJournal inMemory(String name, boolean autoCommit) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    config.setAutoCommit(autoCommit);
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(2);
    return new StagedJournal(new HikariDataSource(config));
  }

  @Override
  public CompletionStage<JournalAnswer> write(JournalWrite write) {
    return journal.write(write);
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> read(String session) {
    return journal.read(session);
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> claim(String session, long epoch, String owner) {
    return journal.claim(session, epoch, owner);
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return journal.remove(session, epoch);
  }

  @Override
  public CompletionStage<Void> renew(String owner, Duration lease) {
    return journal.renew(owner, lease);
  }

  @Override
  public CompletionStage<List<HeldSession>> sessions() {
    return journal.sessions();
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
