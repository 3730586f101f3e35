package dev.chasitor.handoff;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The processes of the service, one after the other. It repeats each command until the service
 * answers that it is kept. Thread-safe.
 */
final class Fleet implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** How long a command waits for a resumption before it is given again. */
  private static final long PATIENCE_MILLIS = 200;

  private static final long RESUME_SECONDS = 60;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Class<?> main;
  private final Map<String, String> environment;
  private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

  // Guarded by this.
  private ServiceProcess current;
  private URI address;
  private long resumptions;
  private long given;

  Fleet(Class<?> main, Map<String, String> environment) throws Exception {
    this.main = main;
    this.environment = environment;
    current = new ServiceProcess(main, environment, this::read);
    address = current.address();
  }

  private void read(String line) {
    CompletableFuture<Void> waiting = awaited.remove(line);
    if (waiting != null) {
      waiting.complete(null);
    }
    if (line.contains(" resumed, ")) {
      noteResumption();
    }
  }

  private synchronized void noteResumption() {
    resumptions++;
    notifyAll();
  }

  synchronized ServiceProcess current() {
    return current;
  }

  /**
   * Starts another process, to which all later commands go, and waits until it resumed the chats of
   * the journal.
   */
  void startAnotherThatResumes() throws Exception {
    long before;
    synchronized (this) {
      before = resumptions;
    }
    ServiceProcess next = new ServiceProcess(main, environment, this::read);
    synchronized (this) {
      current = next;
    }
    URI where = next.address();
    synchronized (this) {
      address = where;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(RESUME_SECONDS);
      while (resumptions == before) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw new AssertionError("The next process resumed no chat");
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
  }

  /** A stage that completes when a process prints this line. */
  CompletableFuture<Void> output(String line) {
    return awaited.computeIfAbsent(line, key -> new CompletableFuture<>());
  }

  /** Gives a command until the service has kept it. */
  void give(String method, String path, Object body) throws Exception {
    while (true) {
      long seen;
      URI where;
      synchronized (this) {
        seen = resumptions;
        where = address;
        given++;
      }
      int status = status(where, method, path, body);
      if (status == 202) {
        return;
      }
      if (status != 503) {
        throw new AssertionError(method + " " + path + " was answered " + status);
      }
      synchronized (this) {
        if (resumptions == seen) {
          TimeUnit.MILLISECONDS.timedWait(this, PATIENCE_MILLIS);
        }
      }
    }
  }

  private int status(URI where, String method, String path, Object body)
      throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(where.resolve(path))
            .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 503; // Nobody knows what became of it.
    }
  }

  /** How many commands were given, with all repeats. */
  synchronized long given() {
    return given;
  }

  @Override
  public void close() {
    current().kill();
  }
}
