package dev.chasitor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal in a database does beyond the contract of journals. */
class JdbcJournalTest {

  private static final String SECRET = "sEcReT!0123456789";

  @TempDir private Path folder = Path.of("");

  private final String name = "test-" + UUID.randomUUID();

  @Test
  void theWritesOfManySessionsShareACommit() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name)) {
      int before = staged.stage.commits();
      List<CompletionStage<JournalAnswer>> answers = together(staged, () -> writes(staged, 100));
      for (CompletionStage<JournalAnswer> answer : answers) {
        assertEquals(JournalAnswer.WRITTEN, get(answer));
      }
      assertEquals(2, staged.stage.commits() - before, "one of them is for the first operation");
    }
  }

  @Test
  void aWriteThatTheDatabaseRefusesSpoilsNoOther() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name)) {
      narrow(staged, "owner");
      JournalWrite wrong = write("wrong", 1, SECRET.repeat(2));
      List<CompletionStage<JournalAnswer>> answers =
          together(
              staged,
              () -> {
                List<CompletionStage<JournalAnswer>> all = writes(staged, 20);
                all.add(staged.write(wrong));
                all.add(staged.write(write("last", 1, "owner")));
                return all;
              });
      CompletionStage<JournalAnswer> refused = answers.remove(20);
      for (CompletionStage<JournalAnswer> answer : answers) {
        assertEquals(JournalAnswer.WRITTEN, get(answer));
      }
      String failure = text(failure(refused));
      assertTrue(failure.contains("SQLState 22001"), failure);
      assertFalse(failure.contains(SECRET), failure);
      assertEquals(Optional.empty(), get(staged.read("wrong")));
      assertEquals(1, get(staged.read("last")).orElseThrow().entries().size());
    }
  }

  /** A cast to a shorter text would cut it, and the session would have the id of another one. */
  @Test
  void anIdThatIsTooLongIsRefusedAndNotCut() throws SQLException {
    try (StagedJournal staged = StagedJournal.inMemory(name)) {
      narrow(staged, "id");
      String failure = text(failure(staged.write(write("x".repeat(17), 1, "owner"))));
      assertTrue(failure.contains("SQLState 22001"), failure);
      assertEquals(List.of(), get(staged.sessions()));
    }
  }

  @Test
  void aFailedCommitLeavesAllItsOperationsUnknown() throws Exception {
    for (Stage.Break breaks : List.of(Stage.Break.BEFORE_COMMIT, Stage.Break.AFTER_COMMIT)) {
      try (StagedJournal staged = StagedJournal.inMemory(name + breaks)) {
        get(staged.write(write("first", 1, "owner")));
        List<CompletionStage<Optional<JournalRecord>>> claims = new ArrayList<>();
        List<CompletionStage<JournalAnswer>> answers =
            together(
                staged,
                () -> {
                  staged.stage.breakAfterNext(breaks);
                  List<CompletionStage<JournalAnswer>> all = writes(staged, 5);
                  all.add(staged.write(write("first", 7, "owner")));
                  all.add(staged.remove("chat-1", 7));
                  claims.add(staged.claim("first", 7, "other"));
                  return all;
                });
        for (CompletionStage<JournalAnswer> answer : answers) {
          assertEquals(JournalAnswer.UNKNOWN, get(answer));
        }
        String failure = text(failure(claims.get(0)));
        assertTrue(failure.contains("the outcome of the operation is unknown"), failure);
        boolean isDone = breaks == Stage.Break.AFTER_COMMIT;
        assertEquals(isDone, get(staged.read("chat-4")).isPresent());
      }
    }
  }

  @Test
  void aLentPoolGetsItsConnectionsBackAsTheyCame() throws Exception {
    for (boolean autoCommit : new boolean[] {true, false}) {
      for (Stage.Break breaks : Stage.Break.values()) {
        try (StagedJournal staged =
            StagedJournal.inMemory(name + autoCommit + breaks, autoCommit)) {
          get(staged.write(write("first", 1, "owner")));
          get(staged.sessions());
          staged.stage.breakNext(breaks);
          JournalAnswer answer = get(staged.write(write("second", 1, "owner")));
          boolean isBroken = breaks != Stage.Break.NOTHING;
          assertEquals(isBroken ? JournalAnswer.UNKNOWN : JournalAnswer.WRITTEN, answer);
          assertEquals(breaks != Stage.Break.BEFORE_COMMIT, get(staged.read("second")).isPresent());
          narrow(staged, "owner");
          failure(staged.write(write("third", 1, SECRET.repeat(2))));
          failure(staged.claim("first", 1, SECRET.repeat(2)));
          // An answer may come before its connection is given back.
          staged.journal.close();
          assertEquals(List.of(), staged.stage.faults());
          assertTrue(staged.stage.returned() >= 6, "too few connections were checked");
        }
      }
    }
  }

  @Test
  void aFullQueueFailsAtOnceAndSaysSo() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name)) {
      List<CompletionStage<JournalAnswer>> answers =
          together(
              staged,
              () ->
                  IntStream.rangeClosed(1, JournalWorker.QUEUE + 1)
                      .mapToObj(n -> staged.remove("chat", 1))
                      .toList());
      String failure = text(failure(answers.get(JournalWorker.QUEUE)));
      assertTrue(failure.contains("The queue of the journal is full"), failure);
      assertEquals(JournalAnswer.WRITTEN, get(answers.get(JournalWorker.QUEUE - 1)));
    }
  }

  @Test
  void closingFinishesWhatWaitsAndLeavesALentPoolOpen() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name)) {
      List<CompletableFuture<Void>> closing = new ArrayList<>();
      List<CompletionStage<JournalAnswer>> answers =
          together(
              staged,
              () -> {
                List<CompletionStage<JournalAnswer>> all = writes(staged, 20);
                closing.add(CompletableFuture.runAsync(staged.journal::close));
                while (!isFailed(staged.remove("nothing", 1))) {
                  Thread.onSpinWait();
                }
                return all;
              });
      closing.get(0).get(10, TimeUnit.SECONDS);
      for (CompletionStage<JournalAnswer> answer : answers) {
        assertTrue(answer.toCompletableFuture().isDone());
        assertEquals(JournalAnswer.WRITTEN, get(answer));
      }
      assertFalse(staged.pool.isClosed());
      String failure = text(failure(staged.write(write("late", 1, "owner"))));
      assertTrue(failure.contains("The journal is closed"), failure);
      staged.journal.close();
    }
  }

  @Test
  void stagesCompleteInOrderOnAThreadOfTheirOwn() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name)) {
      List<String> seen = new ArrayList<>();
      List<CompletionStage<Void>> answers =
          together(
              staged,
              () ->
                  IntStream.range(0, 300)
                      .mapToObj(
                          n ->
                              staged
                                  .write(write("chat-" + n, 1, "owner"))
                                  .thenRun(() -> seen.add(Thread.currentThread().getName() + n)))
                      .toList());
      for (CompletionStage<Void> answer : answers) {
        get(answer);
      }
      assertEquals(
          IntStream.range(0, 300).mapToObj(n -> "chasitor-journal-answers" + n).toList(), seen);
    }
  }

  @Test
  void anAnswerThatBlocksHoldsUpNoCommit() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name);
        StagedJournal other = StagedJournal.inMemory(name);
        BlockedAnswer blocked = BlockedAnswer.of(staged)) {
      int commits = staged.stage.commits();
      for (int n = 1; n <= 3; n++) {
        CompletionStage<JournalAnswer> write = staged.write(write("chat-" + n, 1, "owner"));
        staged.stage.awaitCommits(commits + n);
        assertTrue(get(other.read("chat-" + n)).isPresent());
        assertFalse(write.toCompletableFuture().isDone());
      }
      CompletionStage<Optional<JournalRecord>> read = staged.read("chat-3");
      blocked.release();
      assertTrue(get(read).isPresent());
      assertEquals(JournalAnswer.WRITTEN, get(staged.write(write("chat-3", 1, "owner"))));
    }
  }

  @Test
  void whatWaitsForItsAnswerCountsAsWaiting() throws Exception {
    try (StagedJournal staged = StagedJournal.inMemory(name);
        BlockedAnswer blocked = BlockedAnswer.of(staged)) {
      List<CompletionStage<JournalAnswer>> answers = new ArrayList<>();
      do {
        answers.add(staged.remove("nothing", 1));
      } while (!isFailed(answers.get(answers.size() - 1)));
      int done = answers.size() - 1;
      assertTrue(
          done >= JournalWorker.QUEUE - 1 && done <= JournalWorker.QUEUE + 2 * JournalWorker.GROUP,
          () -> "taken before the first refusal: " + done);
      blocked.release();
      assertEquals(JournalAnswer.WRITTEN, get(answers.get(done - 1)));
    }
  }

  @Test
  void closingWaitsForTheAnswers() throws Exception {
    Set<Thread> before = workers();
    try (StagedJournal staged = StagedJournal.inMemory(name);
        BlockedAnswer blocked = BlockedAnswer.of(staged)) {
      Set<Thread> started = workers();
      started.removeAll(before);
      CompletionStage<JournalAnswer> write = staged.write(write("chat", 1, "owner"));
      Thread closer = new Thread(staged.journal::close, "closer");
      closer.start();
      while (started.stream().filter(Thread::isAlive).count() > 1
          || (closer.isAlive() && closer.getState() != Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
      assertEquals(Thread.State.WAITING, closer.getState());
      assertFalse(write.toCompletableFuture().isDone());
      blocked.release();
      closer.join(10_000);
      assertFalse(closer.isAlive());
      assertTrue(write.toCompletableFuture().isDone());
    }
  }

  /** An answer that blocks the thread of the answers until it is closed. */
  private record BlockedAnswer(CountDownLatch end, CompletionStage<Void> answer)
      implements AutoCloseable {

    static BlockedAnswer of(StagedJournal staged) throws InterruptedException {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch end = new CountDownLatch(1);
      staged.stage.holdUp();
      CompletionStage<Void> answer =
          staged
              .remove("nothing", 1)
              .thenRun(
                  () -> {
                    begun.countDown();
                    await(end);
                  });
      staged.stage.release();
      await(begun);
      return new BlockedAnswer(end, answer);
    }

    private static void await(CountDownLatch latch) {
      try {
        if (!latch.await(60, TimeUnit.SECONDS)) {
          throw new AssertionError("the latch was not opened");
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void release() {
      end.countDown();
      get(answer);
    }

    @Override
    public void close() {
      release();
    }
  }

  @Test
  void closingFreesThreadsAndTheFile() throws Exception {
    Path file = folder.resolve("chats");
    Set<Thread> before = workers();
    JdbcJournal journal = JdbcJournal.h2(file);
    Set<Thread> started = workers();
    started.removeAll(before);
    assertEquals(3, started.size());
    assertTrue(started.stream().allMatch(Thread::isDaemon));
    journal.close();
    assertFalse(started.stream().anyMatch(Thread::isAlive));
    try (FileChannel free =
        FileChannel.open(folder.resolve("chats.mv.db"), StandardOpenOption.WRITE)) {
      assertTrue(free.tryLock().isValid());
    }
  }

  @Test
  void aCloseWithinAnAnswerDoesNotWaitForItself() throws Exception {
    StagedJournal staged = StagedJournal.inMemory(name);
    List<CompletionStage<Void>> closed =
        together(
            staged,
            () ->
                List.of(
                    staged
                        .write(write("chat", 1, "owner"))
                        .thenAccept(answer -> staged.journal.close())));
    get(closed.get(0));
    staged.close();
  }

  @Test
  void aFileThatDelaysWritesIsRefused() {
    String url = "jdbc:h2:file:" + folder.resolve("chats");
    for (String option : List.of(";WRITE_DELAY=500", ";write_delay=1", ";WRITE_DELAY=")) {
      String message =
          text(
              assertThrows(
                  IllegalArgumentException.class, () -> JdbcJournal.open(url + option, "sa", "")));
      assertTrue(message.contains("WRITE_DELAY"), message);
      assertFalse(message.contains(folder.toString()), message);
    }
    try (HikariDataSource lent = new HikariDataSource()) {
      lent.setJdbcUrl(url);
      lent.setUsername("sa");
      lent.setPassword("");
      assertThrows(IllegalArgumentException.class, () -> JdbcJournal.open(lent));
    }
  }

  @Test
  void anUrlGetsWhatItLacks() {
    String added = ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    assertEquals("jdbc:h2:file:x" + added, H2Durability.url("jdbc:h2:file:x"));
    assertEquals(
        "jdbc:h2:file:x;MODE=LEGACY" + added, H2Durability.url("jdbc:h2:file:x;MODE=LEGACY"));
    assertEquals("jdbc:h2:mem:x;WRITE_DELAY=0", H2Durability.url("jdbc:h2:mem:x"));
    for (String right :
        List.of(
            "jdbc:h2:file:x;write_delay=0;db_close_on_exit=true",
            "jdbc:h2:file:x;AUTO_SERVER=TRUE;WRITE_DELAY=0",
            "jdbc:postgresql:x?a=b")) {
      assertEquals(right, H2Durability.url(right));
    }
  }

  @Test
  void aPathWithAnOptionIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> JdbcJournal.h2(folder.resolve("a;WRITE_DELAY=500")));
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsReportedWithoutItsPassword() {
    String failure =
        text(
            assertThrows(
                JdbcJournalException.class,
                () -> JdbcJournal.open("jdbc:nothing:" + SECRET, SECRET, SECRET)));
    assertFalse(failure.contains(SECRET), failure);
  }

  @Test
  void tablesOfAnotherVersionAreRefused() throws SQLException {
    String newer = refusalOfVersion(3);
    assertTrue(newer.contains("version 3") && newer.contains("Update"), newer);
    String older = refusalOfVersion(1);
    assertTrue(older.contains("version 1") && older.contains("Begin a new journal"), older);
  }

  private String refusalOfVersion(int version) throws SQLException {
    try (StagedJournal staged = StagedJournal.inMemory(name + version)) {
      try (Connection connection = staged.pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("UPDATE chat_schema SET version = " + version);
      }
      return text(assertThrows(JdbcJournalException.class, () -> JdbcJournal.open(staged.pool)));
    }
  }

  @Test
  void manyProcessesMayMakeTheTablesAtOnce() throws Exception {
    ExecutorService openers = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<StagedJournal>> opening =
          IntStream.range(0, 8)
              .mapToObj(
                  n -> CompletableFuture.supplyAsync(() -> StagedJournal.inMemory(name), openers))
              .toList();
      for (CompletableFuture<StagedJournal> each : opening) {
        try (StagedJournal journal = each.get(10, TimeUnit.SECONDS)) {
          assertEquals(List.of(), get(journal.sessions()));
        }
      }
    } finally {
      openers.shutdown();
    }
  }

  /** Leaves 16 characters in a column, so that the database refuses what a write allows. */
  private static void narrow(StagedJournal staged, String column) throws SQLException {
    try (Connection connection = staged.pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE chat_session ALTER COLUMN " + column + " SET DATA TYPE VARCHAR(16)");
    }
  }

  private static Set<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("chasitor-journal-([0-9]+|answers)"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static boolean isFailed(CompletionStage<?> stage) {
    return stage.toCompletableFuture().isCompletedExceptionally();
  }

  /**
   * Calls a journal while a first operation gets no connection. So all calls wait, and the worker
   * takes them together.
   */
  private static <T> List<T> together(StagedJournal staged, Supplier<List<T>> calls)
      throws InterruptedException {
    staged.stage.holdUp();
    CompletionStage<JournalAnswer> first = staged.remove("nothing", 1);
    try {
      staged.stage.awaitReached();
      return new ArrayList<>(calls.get());
    } finally {
      staged.stage.release();
      get(first);
    }
  }

  private static List<CompletionStage<JournalAnswer>> writes(StagedJournal staged, int sessions) {
    List<CompletionStage<JournalAnswer>> answers = new ArrayList<>();
    for (int n = 0; n < sessions; n++) {
      answers.add(staged.write(write("chat-" + n, 1, "owner")));
    }
    return answers;
  }

  private static JournalWrite write(String session, long version, String owner) {
    return new JournalWrite(
        session,
        1,
        version,
        owner,
        Optional.of("{}"),
        "{\"key\":\"" + SECRET + "\"}",
        List.of("{}"));
  }

  private static <T> T get(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static Throwable failure(CompletionStage<?> stage) {
    ExecutionException thrown =
        assertThrows(
            ExecutionException.class, () -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS));
    return assertInstanceOf(JdbcJournalException.class, thrown.getCause());
  }

  /** All that a log shows of an exception. */
  private static String text(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
