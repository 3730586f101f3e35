package dev.chasitor.handoff;

import dev.chasitor.store.jdbc.JdbcJournal;
import java.io.IOException;

/** Runs the service until the process is stopped. */
public final class HandoffMain {

  private HandoffMain() {}

  /** Runs the service with the options of the environment. */
  public static void main(String[] args) throws IOException {
    HandoffOptions options = HandoffOptions.of(System.getenv());
    JdbcJournal journal = JdbcJournal.open(options.journal(), "sa", "");
    HandoffService service = new HandoffService(options, journal);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, journal), "stop"));
    service.start();
  }

  /** The journal closes last: it writes what the drain leaves, and that the chats are free. */
  private static void stop(HandoffService service, JdbcJournal journal) {
    service.close();
    journal.close();
  }
}
