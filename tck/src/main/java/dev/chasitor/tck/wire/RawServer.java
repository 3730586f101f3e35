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
 * A server on a free loopback port that reacts to requests as it is told and remembers them.
 *
 * <p>Each request takes the next scripted {@link Reaction}, in order of arrival over all
 * connections; when there is none left, the fallback decides, at first 200 with the text {@code
 * OK}. Thread-safe; its threads are daemons and end with {@link #close()}.
 */
public final class RawServer implements AutoCloseable {

  /** How long anything that must happen is waited for, unless told. */
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

  /** Starts a server. */
  public static RawServer start() {
    return start(PATIENCE);
  }

  /** Starts a server that waits so long for anything that must happen. */
  public static RawServer start(Duration patience) {
    return new RawServer(ServerSocketFactory.getDefault(), patience, null);
  }

  /** Starts a server that speaks TLS and shows this certificate. */
  public static RawServer startTls(TestCertificate certificate) {
    return new RawServer(certificate.serverContext().getServerSocketFactory(), PATIENCE, null);
  }

  /**
   * Starts a server that understands nothing of what it reads, and on each connection sends these
   * bytes at once. Without any, a TLS handshake hangs.
   */
  public static RawServer startDeaf(byte... greeting) {
    return startDeaf(Reaction.send(greeting.clone()));
  }

  /** Starts a server that understands nothing, and does this about each connection at once. */
  public static RawServer startDeaf(Reaction greeting) {
    return new RawServer(ServerSocketFactory.getDefault(), PATIENCE, greeting);
  }

  /** Adds a reaction for the next request that has none yet. */
  public RawServer next(Reaction reaction) {
    synchronized (script) {
      script.add(Objects.requireNonNull(reaction));
    }
    return this;
  }

  /** Decides the reaction to requests beyond the script; the decision must not wait. */
  public RawServer otherwise(Function<? super RawRequest, ? extends Reaction> decision) {
    synchronized (script) {
      fallback = Objects.requireNonNull(decision);
    }
    return this;
  }

  /**
   * An address at this server.
   *
   * @param target path and query as they shall go on the wire
   */
  public URI uri(String target) {
    return uri("http", target);
  }

  /** An address at this server with another scheme. */
  public URI uri(String scheme, String target) {
    return Loopback.uri(scheme, listener.getLocalPort(), target);
  }

  /** The requests so far. */
  public List<RawRequest> requests() {
    return journal.requests();
  }

  /** How many connections there have been. */
  public int connections() {
    return journal.connections();
  }

  /**
   * Waits for the request with this number, from 1.
   *
   * @throws AssertionError if it does not come
   */
  public RawRequest awaitRequest(int number) {
    return journal.awaitRequest(number);
  }

  /**
   * Waits until so many connections have been accepted.
   *
   * @throws AssertionError if it does not happen
   */
  public void awaitConnection(int number) {
    journal.awaitConnection(number);
  }

  /**
   * Waits until either side has closed the connection with this number, from 1.
   *
   * @throws AssertionError if it does not happen
   */
  public void awaitConnectionClosed(int number) {
    journal.awaitClosed(number);
  }

  /** Refuses connections from now on; those there are stay. */
  public void refuse() throws IOException {
    listener.close();
  }

  /** Closes everything and waits for its threads. Idempotent. */
  @Override
  public void close() {
    try {
      listener.close();
      for (RawConnection connection : open) {
        connection.close();
      }
      threads.shutdown();
      if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("A reaction does not end");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        RawConnection connection = new RawConnection(journal.accepted(), socket);
        open.add(connection);
        if (listener.isClosed()) {
          connection.close();
        } else if (greeting != null) {
          greeting.perform(connection);
          threads.execute(() -> ignore(connection));
        } else {
          threads.execute(() -> serve(connection));
        }
      } catch (IOException | RejectedExecutionException closed) {
        return;
      }
    }
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
      journal.malformed(String.valueOf(gone.getMessage()));
    } finally {
      end(connection);
    }
  }

  /** Reads on, so that a peer that goes away is noticed. */
  private void ignore(RawConnection connection) {
    quietly(() -> connection.socket().getInputStream().transferTo(OutputStream.nullOutputStream()));
    end(connection);
  }

  private void end(RawConnection connection) {
    quietly(connection::close);
    open.remove(connection);
    journal.closed(connection.number());
  }

  /** In one step, so that whoever has seen a request knows that its reaction is taken. */
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
      // The peer has gone, which the reader of the connection notices and records.
    }
  }

  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }
}
