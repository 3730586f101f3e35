package dev.chasitor.benchmarks.session;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.store.jdbc.JdbcJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Measures writes of many sessions: the journal, and the same statements over bare JDBC. */
final class JournalRate {

  private static final int SESSIONS = 1_000;

  /** How many writes wait at the same time, and so how many share a commit. */
  private static final int AT_ONCE = 64;

  private static final String STATE = "x".repeat(1_000);

  private JournalRate() {}

  /** Returns the rate of the journal. */
  static Rate ofJournal(Path file, Duration round) {
    try (JdbcJournal journal = JdbcJournal.h2(file)) {
      Semaphore room = new Semaphore(AT_ONCE);
      AtomicLong refused = new AtomicLong();
      writeAll(journal, room, refused, round);
      Meter meter = Meter.start();
      long done = writeAll(journal, room, refused, round);
      if (refused.get() > 0) {
        throw new IllegalStateException(refused + " writes were not done");
      }
      return meter.rate(done);
    }
  }

  private static final long[] VERSIONS = new long[SESSIONS];

  private static long writeAll(
      JdbcJournal journal, Semaphore room, AtomicLong refused, Duration round) {
    Meter meter = Meter.start();
    long done = 0;
    while (meter.elapsed().compareTo(round) < 0) {
      room.acquireUninterruptibly();
      int session = (int) (done++ % SESSIONS);
      long version = ++VERSIONS[session];
      JournalWrite write =
          new JournalWrite(
              "session-" + session,
              1,
              version,
              "owner",
              version == 1 ? Optional.of("{}") : Optional.empty(),
              STATE,
              List.of());
      var unused =
          journal
              .write(write)
              .whenComplete(
                  (answer, failure) -> {
                    if (answer != JournalAnswer.WRITTEN) {
                      refused.incrementAndGet();
                    }
                    room.release();
                  });
    }
    room.acquireUninterruptibly(AT_ONCE);
    room.release(AT_ONCE);
    return done;
  }

  /** Returns the rate of a thread that does the same updates, with a commit for each 64. */
  static Rate ofBareJdbc(Path file, Duration round) throws SQLException {
    String url = "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0";
    try (JdbcJournal tables = JdbcJournal.h2(file)) {
      for (int session = 0; session < SESSIONS; session++) {
        JournalWrite first =
            new JournalWrite(
                "session-" + session, 1, 1, "owner", Optional.of("{}"), STATE, List.of());
        tables.write(first).toCompletableFuture().join();
      }
    }
    try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
      connection.setAutoCommit(false);
      try (PreparedStatement update =
          connection.prepareStatement(
              "UPDATE chat_session SET version = version + 1, state = ?"
                  + " WHERE id = ? AND epoch = ? AND owner = ? AND version = ?")) {
        long[] versions = new long[SESSIONS];
        updateAll(connection, update, versions, round);
        Meter meter = Meter.start();
        return meter.rate(updateAll(connection, update, versions, round));
      }
    }
  }

  private static long updateAll(
      Connection connection, PreparedStatement update, long[] versions, Duration round)
      throws SQLException {
    Meter meter = Meter.start();
    long done = 0;
    while (meter.elapsed().compareTo(round) < 0) {
      for (int i = 0; i < AT_ONCE; i++) {
        int session = (int) (done++ % SESSIONS);
        update.setObject(1, STATE);
        update.setObject(2, "session-" + session);
        update.setObject(3, 1L);
        update.setObject(4, "owner");
        update.setObject(5, ++versions[session]);
        if (update.executeUpdate() != 1) {
          throw new IllegalStateException("an update changed nothing");
        }
      }
      connection.commit();
    }
    return done;
  }
}
