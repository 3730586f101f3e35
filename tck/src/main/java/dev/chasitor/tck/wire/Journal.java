package dev.chasitor.tck.wire;

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
  private int connections;
  private @Nullable String malformed;

  Journal(Duration patience) {
    this.patience = patience;
  }

  synchronized int accepted() {
    notifyAll();
    return ++connections;
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
    notifyAll();
    return numbered;
  }

  synchronized void malformed(String problem) {
    malformed = problem;
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
