package dev.chasitor.tck.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The journal of a server: its requests and connections. Tests can wait for them. Thread-safe. */
final class Journal {

  private final Duration patience;
  private final List<RawRequest> requests = new ArrayList<>();
  private final Set<Integer> closed = new HashSet<>();
  private final List<Entry> entries = new ArrayList<>();
  private final long begun = System.nanoTime();
  private int connections;
  private @Nullable String malformed;

  /** Something that happened on a connection, or the same thing several times in a row. */
  private static final class Entry {
    /** The most characters of what was sent that a line shows. */
    private static final int SHOWN = 160;

    private final long millis;
    private final int connection;
    private final String what;
    private final StringBuilder text = new StringBuilder();
    private int pieces;
    private long bytes;

    Entry(long millis, int connection, String what) {
      this.millis = millis;
      this.connection = connection;
      this.what = what;
    }

    void add(byte[] sent) {
      pieces++;
      bytes += sent.length;
      if (text.length() <= SHOWN) {
        text.append(
            new String(sent, 0, Math.min(sent.length, SHOWN + 1), StandardCharsets.ISO_8859_1));
      }
    }

    @Override
    public String toString() {
      String line = "%6d ms  connection %d: %s".formatted(millis, connection, what);
      return pieces == 0 ? line : line + sent();
    }

    private String sent() {
      StringBuilder shown = new StringBuilder();
      text.chars()
          .limit(SHOWN)
          .forEach(
              unit ->
                  shown.append(
                      unit == '\r'
                          ? "\\r"
                          : unit == '\n'
                              ? "\\n"
                              : unit < ' ' || unit > '~'
                                  ? "\\x%02x".formatted(unit)
                                  : String.valueOf((char) unit)));
      return bytes
          + " bytes"
          + (pieces == 1 ? "" : " in " + pieces + " pieces")
          + ": "
          + shown
          + (bytes > SHOWN ? "..." : "");
    }
  }

  Journal(Duration patience) {
    this.patience = patience;
  }

  synchronized int accepted() {
    notifyAll();
    note(++connections, "accepted");
    return connections;
  }

  /** Notes something that happened on a connection. */
  synchronized void note(int connection, String what) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    entries.add(new Entry(millis, connection, what));
  }

  /** Notes bytes that the server sent. Pieces that follow each other share a line. */
  synchronized void sent(int connection, byte[] bytes) {
    if (entries.isEmpty()
        || entries.get(entries.size() - 1).pieces == 0
        || entries.get(entries.size() - 1).connection != connection) {
      note(connection, "the server sent ");
    }
    entries.get(entries.size() - 1).add(bytes);
  }

  /** Returns what happened so far, one line for each event. */
  synchronized List<String> lines() {
    return entries.stream().map(Entry::toString).toList();
  }

  /** Adds a request and returns it with its number. */
  synchronized RawRequest received(RawRequest request) {
    RawRequest numbered =
        new RawRequest(
            requests.size() + 1,
            request.connection(),
            request.method(),
            request.target(),
            request.headers(),
            request.body());
    requests.add(numbered);
    note(
        request.connection(),
        "request %d: %s %s with a body of %d bytes"
            .formatted(
                numbered.number(), request.method(), request.target(), request.body().length()));
    notifyAll();
    return numbered;
  }

  synchronized void malformed(int connection, String problem) {
    malformed = problem;
    note(connection, "reading ended: " + problem);
  }

  synchronized void closed(int connection) {
    closed.add(connection);
    notifyAll();
  }

  synchronized List<RawRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized int connections() {
    return connections;
  }

  synchronized RawRequest awaitRequest(int number) {
    await("request " + number, () -> requests.size() >= number);
    return requests.get(number - 1);
  }

  synchronized void awaitConnection(int number) {
    await("connection " + number, () -> connections >= number);
  }

  synchronized void awaitClosed(int connection) {
    await("the end of connection " + connection, () -> closed.contains(connection));
  }

  private void await(String what, BooleanSupplier happened) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!happened.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(
            "Expected "
                + what
                + " within "
                + patience.toSeconds()
                + " s, but it did not happen"
                + seen());
      }
      try {
        wait(left);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted while waiting for " + what + seen(), stopped);
      }
    }
  }

  private String seen() {
    return String.format(
        "; seen: %d connections, closed %s, requests %s%s",
        connections,
        closed,
        requests.stream().map(request -> request.method() + " on " + request.connection()).toList(),
        malformed == null ? "" : ", malformed: " + malformed);
  }
}
