package dev.chasitor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Another process stands still within a transaction, so the database keeps its locks. What it has
 * not locked goes on.
 */
class StandingProcessTest {

  private static final int LOCKED = 20;
  private static final Duration LEASE = Duration.ofSeconds(10);

  private final String name = "standing-" + UUID.randomUUID();

  @Test
  void itsLocksHoldUpNoOtherSession() throws Exception {
    try (StagedJournal journal = StagedJournal.inMemory(name);
        Standing standing = new Standing()) {
      for (int n = 0; n < LOCKED; n++) {
        get(journal.write(write("locked-" + n, 1, "old")));
        get(journal.write(write("free-" + n, 1, "old")));
      }
      for (int n = 0; n < LOCKED; n++) {
        assertEquals(JournalAnswer.WRITTEN, standing.sql.write(write("locked-" + n, 2, "old")));
      }
      List<CompletionStage<Optional<JournalRecord>>> locked = new ArrayList<>();
      List<CompletionStage<Optional<JournalRecord>>> free = new ArrayList<>();
      List<CompletionStage<?>> others = new ArrayList<>();
      together(
          journal,
          () -> {
            for (int n = 0; n < LOCKED; n++) {
              locked.add(journal.claim("locked-" + n, 1, "new"));
              free.add(journal.claim("free-" + n, 1, "new"));
            }
            others.add(journal.write(write("another", 1, "new")));
            others.add(journal.renew("new", LEASE));
          });
      for (CompletionStage<Optional<JournalRecord>> claim : free) {
        assertEquals(Optional.of(2L), get(claim).map(JournalRecord::epoch));
      }
      others.forEach(StandingProcessTest::get);
      assertTrue(get(journal.read("another")).isPresent());
      for (CompletionStage<Optional<JournalRecord>> claim : locked) {
        fails(claim);
      }
      Duration shared = JournalWorker.LOCK_WAIT.dividedBy(2 * LOCKED + others.size());
      assertTrue(
          journal.stage.lockWaits().contains(Duration.ofMillis(shared.toMillis())),
          () -> "the locked ones do not share one wait: " + journal.stage.lockWaits());
      standing.connection.rollback();
      for (int n = 0; n < LOCKED; n++) {
        Optional<JournalRecord> claimed = get(journal.claim("locked-" + n, 1, "new"));
        assertEquals(Optional.of(2L), claimed.map(JournalRecord::epoch));
      }
    }
  }

  @Test
  void whatIsDoneIsAnsweredWhileAnotherOperationWaits() throws Exception {
    try (StagedJournal journal = StagedJournal.inMemory(name, Duration.ofMinutes(5));
        Standing standing = new Standing()) {
      for (String session : List.of("free", "refused", "locked")) {
        get(journal.write(write(session, 1, "old")));
      }
      assertEquals(JournalAnswer.WRITTEN, standing.sql.write(write("locked", 2, "old")));
      List<CompletionStage<?>> done = new ArrayList<>();
      List<CompletionStage<?>> refused = new ArrayList<>();
      List<CompletionStage<Optional<JournalRecord>>> locked = new ArrayList<>();
      together(
          journal,
          () -> {
            done.add(journal.claim("free", 1, "new").thenRun(standing::commit));
            refused.add(journal.claim("refused", 1, "x".repeat(513)));
            locked.add(journal.claim("locked", 1, "new"));
          });
      get(done.get(0));
      fails(refused.get(0));
      assertEquals(Optional.of(2L), get(locked.get(0)).map(JournalRecord::version));
    }
  }

  @Test
  void aSessionThatItIsAddingCannotBeAddedMeanwhile() throws Exception {
    try (StagedJournal journal = StagedJournal.inMemory(name);
        Standing standing = new Standing()) {
      assertEquals(JournalAnswer.WRITTEN, standing.sql.write(write("chat", 1, "old")));
      fails(journal.write(write("chat", 1, "new")));
      standing.connection.rollback();
      assertEquals(JournalAnswer.WRITTEN, get(journal.write(write("chat", 1, "new"))));
    }
  }

  /** A database may lock a table that a statement would make, if the table is there. */
  @Test
  void openingAJournalAgainUsesNothingButItsVersion() throws Exception {
    List<String> statements = new ArrayList<>();
    try (StagedJournal first = StagedJournal.inMemory(name);
        Connection connection = first.pool.getConnection()) {
      Connection recorded =
          (Connection)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (self, method, values) -> {
                    statements.add(String.valueOf(values[0]));
                    return method.invoke(connection, values);
                  });
      JournalSchema.prepare(recorded);
    }
    assertEquals(2, statements.size(), statements::toString);
    assertTrue(
        statements.stream().allMatch(it -> it.contains("chat_schema")), statements::toString);
  }

  /** It renewed its lease, which is over for the others as long as it does not commit. */
  @Test
  void aRenewalDoesNotWaitForTheLeaseAndTheMemoryOfAnother() throws Exception {
    try (StagedJournal journal = StagedJournal.inMemory(name);
        Standing standing = new Standing()) {
      for (String session : List.of("removed-1", "removed-2")) {
        get(journal.write(write(session, 1, "old")));
        get(journal.remove(session, 1));
      }
      get(journal.write(write("chat", 1, "new")));
      get(journal.renew("old", LEASE));
      get(journal.renew("older", LEASE));
      execute(journal, "UPDATE chat_owner SET lease_until = 0");
      execute(
          journal,
          "UPDATE chat_removed SET removed_at = removed_at - "
              + SessionJournal.MEMORY_OF_REMOVED.plusHours(1).toMillis());
      standing.execute("DELETE FROM chat_removed WHERE session = 'removed-1'");
      assertTrue(standing.sql.renew("old", LEASE));
      get(journal.renew("new", LEASE));
      assertEquals(List.of(new HeldSession("chat", 1, "new", true)), get(journal.sessions()));
      standing.connection.rollback();
      assertEquals(List.of("new", "old"), texts(journal, "SELECT owner FROM chat_owner"));
    }
  }

  /** What a process holds that stands still within a transaction. */
  private final class Standing implements AutoCloseable {
    final Connection connection;
    final JournalSql sql;

    Standing() throws SQLException {
      connection = DriverManager.getConnection("jdbc:h2:mem:" + name, "sa", "");
      connection.setAutoCommit(false);
      sql = new JournalSql(connection);
    }

    void commit() {
      try {
        connection.commit();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    void execute(String statement) throws SQLException {
      try (PreparedStatement prepared = connection.prepareStatement(statement)) {
        assertTrue(prepared.executeUpdate() > 0, "nothing is locked");
      }
    }

    @Override
    public void close() throws SQLException {
      try (connection) {
        connection.rollback();
      }
    }
  }

  /** Calls a journal that holds up a first operation, so that it does all calls together. */
  private static void together(StagedJournal journal, Runnable calls) throws InterruptedException {
    journal.stage.holdUp();
    CompletionStage<JournalAnswer> first = journal.remove("nothing", 1);
    try {
      journal.stage.awaitReached();
      calls.run();
    } finally {
      journal.stage.release();
      get(first);
    }
  }

  private static void execute(StagedJournal journal, String statement) throws SQLException {
    try (Connection connection = journal.pool.getConnection();
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      prepared.executeUpdate();
    }
  }

  private static List<String> texts(StagedJournal journal, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = journal.pool.getConnection();
        PreparedStatement prepared = connection.prepareStatement(query + " ORDER BY 1");
        ResultSet found = prepared.executeQuery()) {
      while (found.next()) {
        texts.add(found.getString(1));
      }
    }
    return texts;
  }

  private static JournalWrite write(String session, long version, String owner) {
    return new JournalWrite(session, 1, version, owner, Optional.of("{}"), "{}", List.of("{}"));
  }

  private static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static void fails(CompletionStage<?> stage) {
    ExecutionException thrown =
        assertThrows(
            ExecutionException.class, () -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS));
    assertInstanceOf(JdbcJournalException.class, thrown.getCause());
  }
}
