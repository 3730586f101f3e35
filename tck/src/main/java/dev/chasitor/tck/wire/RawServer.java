package dev.chasitor.tck.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server for tests, on a free loopback port. It performs scripted reactions and records its
 * requests.
 *
 * <p>Each request gets the next scripted {@link Reaction}, in order of arrival over all
 * connections. When the script is empty, the fallback decides; at first it answers 200 with the
 * text {@code OK}. Thread-safe. Its threads are daemons and end with {@link #close()}.
 */
public final class RawServer implements AutoCloseable {

  /** The default time for which the server waits for something that must happen. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ServerSocket listener;
  private final ExecutorService threads;
  private final @Nullable Reaction greeting;
  private final Duration patience;
  private final Journal journal;
  private final Set<RawConnection> open = ConcurrentHashMap.newKeySet();
  private final Queue<Reaction> script = new ArrayDeque<>();
  private Function<? super RawRequest, ? extends Reaction> fallback =
      request -> Reaction.answer(200, "OK");

  private RawServer(ServerSocketFactory sockets, Duration patience, @Nullable Reaction greeting) {
    this.greeting = greeting;
    this.patience = patience;
    journal = new Journal(patience);
    try {
      listener = sockets.createServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String name = "raw-server-" + listener.getLocalPort();
    threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.execute(this::accept);
  }

  /** Starts a server with the default patience. */
  public static RawServer start() {
    return start(PATIENCE);
  }

  /**
   * Starts a server.
   *
   * @param patience how long its {@code await} methods wait
   */
  public static RawServer start(Duration patience) {
    return new RawServer(ServerSocketFactory.getDefault(), patience, null);
  }

  /** Starts a server that speaks TLS with this certificate. */
  public static RawServer startTls(TestCertificate certificate) {
    return new RawServer(certificate.serverContext().getServerSocketFactory(), PATIENCE, null);
  }

  /**
   * Starts a server that ignores what it reads and sends these bytes at once on each connection.
   * Without bytes it never answers, so a TLS handshake hangs.
   */
  public static RawServer startDeaf(byte... greeting) {
    return startDeaf(Reaction.send(greeting.clone()));
  }

  /**
   * Starts a server that ignores what it reads and performs this reaction at once on each
   * connection. The reaction must not wait for the peer.
   */
  public static RawServer startDeaf(Reaction greeting) {
    return new RawServer(ServerSocketFactory.getDefault(), PATIENCE, greeting);
  }

  /** Adds a reaction to the end of the script. */
  public RawServer next(Reaction reaction) {
    synchronized (script) {
      script.add(Objects.requireNonNull(reaction));
    }
    return this;
  }

  /** Sets the fallback, which decides about requests beyond the script. It must not block. */
  public RawServer otherwise(Function<? super RawRequest, ? extends Reaction> decision) {
    synchronized (script) {
      fallback = Objects.requireNonNull(decision);
    }
    return this;
  }

  /**
   * Returns an {@code http} address at this server.
   *
   * @param target path and query, unchanged on the wire
   */
  public URI uri(String target) {
    return uri("http", target);
  }

  /** Returns an address at this server with this scheme. */
  public URI uri(String scheme, String target) {
    return Loopback.uri(scheme, listener.getLocalPort(), target);
  }

  /** Returns the requests so far. */
  public List<RawRequest> requests() {
    return journal.requests();
  }

  /** Returns the number of connections so far, closed ones included. */
  public int connections() {
    return journal.connections();
  }

  /**
   * Waits for the request with this number, counted from 1.
   *
   * @throws AssertionError if the request does not come within the patience
   */
  public RawRequest awaitRequest(int number) {
    return journal.awaitRequest(number);
  }

  /**
   * Waits until the server has accepted this many connections.
   *
   * @throws AssertionError if it does not happen within the patience
   */
  public void awaitConnection(int number) {
    journal.awaitConnection(number);
  }

  /**
   * Waits until either side has closed the connection with this number, counted from 1.
   *
   * @throws AssertionError if it does not happen within the patience
   */
  public void awaitConnectionClosed(int number) {
    journal.awaitClosed(number);
  }

  /**
   * Returns what happened so far: connections, requests, what the server sent, and who closed. Each
   * line begins with the milliseconds since the server's start. Bytes that are not printable stand
   * as escapes, and long answers are cut.
   */
  public List<String> journal() {
    return journal.lines();
  }

  /** Refuses new connections from now on. Existing ones stay open. */
  public void refuse() throws IOException {
    listener.close();
  }

  /**
   * Closes the port and all connections, and waits for the server's threads. Idempotent.
   *
   * @throws AssertionError if a reaction does not end within the patience
   */
  @Override
  public void close() {
    try {
      listener.close();
      for (RawConnection connection : open) {
        connection.close();
      }
      threads.shutdown();
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "A reaction still runs "
                + patience.toSeconds()
                + " s after close(); make it end when its connection closes");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        begin(listener.accept());
      } catch (IOException gone) {
        // The port is closed, or the peer went away before it was accepted; others may come.
      } catch (RejectedExecutionException closed) {
        return;
      }
    }
  }

  /** Serves a connection on a thread of its own, so that its failure stops no other connection. */
  private void begin(Socket socket) {
    RawConnection connection = new RawConnection(journal.accepted(), socket, journal);
    open.add(connection);
    if (listener.isClosed()) {
      quietly(connection::close);
    }
    threads.execute(
        () -> {
          quietly(() -> socket.setTcpNoDelay(true));
          if (greeting == null) {
            serve(connection);
          } else {
            react(greeting, connection);
            ignore(connection);
          }
        });
  }

  private void serve(RawConnection connection) {
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    try {
      RequestReader reader = new RequestReader(connection.socket().getInputStream());
      for (RawRequest request = reader.read(connection.number());
          request != null;
          request = reader.read(connection.number())) {
        Reaction reaction = receive(request);
        last = last.thenRunAsync(() -> react(reaction, connection), threads);
      }
    } catch (IOException | RejectedExecutionException gone) {
      if (!connection.closed().isDone()) {
        journal.malformed(connection.number(), String.valueOf(gone.getMessage()));
      }
    } finally {
      end(connection);
    }
  }

  /** Reads and drops everything, so that the server notices when the peer closes. */
  private void ignore(RawConnection connection) {
    quietly(() -> connection.socket().getInputStream().transferTo(OutputStream.nullOutputStream()));
    end(connection);
  }

  private void end(RawConnection connection) {
    quietly(connection::closeAfterPeer);
    open.remove(connection);
    journal.closed(connection.number());
  }

  /**
   * Records a request and takes its reaction in one step: when a test sees the request, its
   * reaction is fixed.
   */
  private Reaction receive(RawRequest unnumbered) {
    synchronized (script) {
      RawRequest request = journal.received(unnumbered);
      Reaction scripted = script.poll();
      return scripted == null ? fallback.apply(request) : scripted;
    }
  }

  private static void react(Reaction reaction, RawConnection connection) {
    quietly(() -> reaction.perform(connection));
  }

  private static void quietly(Action action) {
    try {
      action.run();
    } catch (IOException gone) {
      // The peer has closed; the reader of the connection records that.
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }
}
