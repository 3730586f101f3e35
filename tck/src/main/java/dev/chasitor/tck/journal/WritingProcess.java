package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The program of the process that D-DUR-01 kills. It writes to some sessions without end, and
 * reports each write that the journal called written. It ends when its parent does.
 */
final class WritingProcess {

  private static final int SESSIONS = 4;

  private WritingProcess() {}

  /**
   * Runs the program.
   *
   * @param args the class of the {@link JournalSubject}, and the place of the journal
   */
  public static void main(String[] args) throws IOException {
    try {
      start(args[0], args[1]);
    } catch (ReflectiveOperationException | RuntimeException e) {
      report("expected that the process can open the journal, but " + e);
    }
    while (System.in.read() >= 0) {
      // The parent writes nothing: the input ends when the parent does.
    }
    Runtime.getRuntime().halt(0);
  }

  private static void start(String subject, String place) throws ReflectiveOperationException {
    Constructor<?> constructor = Class.forName(subject).getDeclaredConstructor();
    constructor.setAccessible(true);
    SessionJournal journal = ((JournalSubject) constructor.newInstance()).open(place);
    String owner = UUID.randomUUID().toString();
    for (int n = 1; n <= SESSIONS; n++) {
      String session = "killed-" + n;
      Thread writer = new Thread(() -> write(journal, session, owner), session);
      writer.setDaemon(true);
      writer.start();
    }
  }

  /** Claims the session if it is there, and writes one version after the other. */
  private static void write(SessionJournal journal, String session, String owner) {
    try {
      Optional<JournalRecord> found = journal.read(session).toCompletableFuture().join();
      long epoch = ThreadLocalRandom.current().nextLong(1, 1L << 62);
      long version = 0;
      if (found.isPresent()) {
        JournalRecord claimed =
            journal
                .claim(session, found.get().epoch(), owner)
                .toCompletableFuture()
                .join()
                .orElseThrow();
        epoch = claimed.epoch();
        version = claimed.version();
      }
      while (true) {
        version++;
        JournalWrite write =
            new JournalWrite(
                session,
                epoch,
                version,
                owner,
                version == 1 ? Optional.of(JournalRig.settings(1)) : Optional.empty(),
                state(version),
                List.of(JournalRig.state(version)));
        JournalAnswer answer = journal.write(write).toCompletableFuture().join();
        if (answer != JournalAnswer.WRITTEN) {
          throw new IllegalStateException(write + " was answered by " + answer);
        }
        report(session + " " + version);
      }
    } catch (RuntimeException e) {
      report("expected that the process can write, but " + e);
    }
  }

  private static void report(String line) {
    System.out.print(line + "\n");
    System.out.flush();
  }

  /** The state of a version, with lengths that differ. */
  static String state(long version) {
    return "{\"state\":"
        + version
        + ",\"more\":\""
        + "x".repeat((int) (version * 97 % 4_001))
        + "\"}";
  }
}
