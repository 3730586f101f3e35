package dev.chasitor.server;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.HostSessions;
import dev.chasitor.host.SessionStore;
import dev.chasitor.host.StopKind;
import dev.chasitor.session.host.HostProfile;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server of the protocol: one or more nodes behind one address, with one store. Thread-safe.
 *
 * <p>It is lenient, as real clients need it: POSTs are answered 200 {@code OK}, sequence and ack
 * may be missing, content types are ignored. Stopping a node makes requests that bear its token
 * fail with 503 until the client takes its session over to another.
 */
public final class ReferenceServer implements AutoCloseable {

  private final ServerParts parts;
  private final Vertx vertx;
  private final boolean ownsVertx;
  private final String deployment;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  private ReferenceServer(ServerParts parts, Vertx vertx, boolean ownsVertx, String deployment) {
    this.parts = parts;
    this.vertx = vertx;
    this.ownsVertx = ownsVertx;
    this.deployment = deployment;
  }

  /** Starts a server whose chats are taken by this desk. */
  public static Builder builder(AgentDesk desk) {
    return new Builder(desk);
  }

  /** The address clients are given: {@code http://HOST:PORT}. */
  public URI endpoint() {
    String host = parts.options().host();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + parts.port());
  }

  /** How many nodes it was started with. */
  public int nodes() {
    return parts.sessions().nodes();
  }

  /**
   * Stops a node for good. From when this returns it serves nothing more; the stage completes when
   * its requests have come to their end.
   *
   * @param node the node, from 0
   * @param kind how it goes
   */
  public CompletionStage<Void> stopNode(int node, StopKind kind) {
    return parts.sessions().stopNode(node, kind);
  }

  /** Takes a request in past HTTP. */
  void take(WireRequest request, Requester peer) {
    new HttpIngress(parts).take(request, peer);
  }

  /** Stops every node in order, then listening. A lent Vert.x stays open. Idempotent. */
  public CompletionStage<Void> stop() {
    if (stopping.compareAndSet(false, true)) {
      CompletableFuture<?>[] drained = new CompletableFuture<?>[nodes()];
      for (int node = 0; node < drained.length; node++) {
        drained[node] = stopNode(node, StopKind.DRAIN).toCompletableFuture();
      }
      CompletableFuture<Void> unused =
          CompletableFuture.allOf(drained)
              .thenCompose(
                  done -> {
                    parts.sessions().close();
                    return vertx.undeploy(deployment).toCompletionStage();
                  })
              .thenCompose(
                  done ->
                      ownsVertx
                          ? vertx.close().toCompletionStage()
                          : CompletableFuture.completedFuture(null))
              .whenComplete(
                  (done, failure) -> {
                    if (failure == null) {
                      stopped.complete(null);
                    } else {
                      stopped.completeExceptionally(failure);
                    }
                  });
    }
    return stopped.copy();
  }

  /** Like {@link #stop()}, and waits for it. Not for event loops. */
  @Override
  public void close() {
    stop().toCompletableFuture().join();
  }

  /** Collects the options of a {@link ReferenceServer}; not thread-safe. */
  public static final class Builder {

    /** Vert.x shares a random port among instances that ask for the same negative one. */
    private static final AtomicInteger ANY_PORT = new AtomicInteger();

    private final AgentDesk desk;
    private String host = "127.0.0.1";
    private int port;
    private int nodes = 1;
    private int eventLoops = Math.min(2, Runtime.getRuntime().availableProcessors());
    private int maxBodyBytes = 1 << 20;
    private int maxSessions = HostSessions.DEFAULT_MAX_SESSIONS;
    private HostProfile profile = HostProfile.defaults();
    private SessionStore store = SessionStore.inMemory();
    private HostObserver observer = HostObserver.NONE;
    private @Nullable Vertx vertx;

    private Builder(AgentDesk desk) {
      this.desk = Objects.requireNonNull(desk, "desk");
    }

    /** The address to listen on; 127.0.0.1 unless told. */
    public Builder host(String value) {
      host = Objects.requireNonNull(value, "host");
      return this;
    }

    /** The port to listen on; 0, the default, is any free one. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** How many nodes share the store; 1 unless told. */
    public Builder nodes(int value) {
      nodes = value;
      return this;
    }

    /** How many event loops share the work; one for each of up to two processors unless told. */
    public Builder eventLoops(int value) {
      eventLoops = value;
      return this;
    }

    /** The longest request body in bytes; 1 MiB unless told. */
    public Builder maxBodyBytes(int value) {
      maxBodyBytes = value;
      return this;
    }

    /** The most sessions in memory; 100,000 unless told. More are answered 503. */
    public Builder maxSessions(int value) {
      maxSessions = value;
      return this;
    }

    /** The host's time-outs; those of the real service unless told. */
    public Builder profile(HostProfile value) {
      profile = Objects.requireNonNull(value, "profile");
      return this;
    }

    /** Where sessions outlive their nodes; this process's memory unless told. */
    public Builder store(SessionStore value) {
      store = Objects.requireNonNull(value, "store");
      return this;
    }

    /** Who watches; nobody unless told. */
    public Builder observer(HostObserver value) {
      observer = Objects.requireNonNull(value, "observer");
      return this;
    }

    /** A Vert.x to run on; it is lent and stays open. One of its own unless told. */
    public Builder vertx(Vertx value) {
      vertx = Objects.requireNonNull(value, "vertx");
      return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server; exceptionally when the address cannot be listened on
     * @throws IllegalStateException if an option is out of range
     */
    public CompletionStage<ReferenceServer> start() {
      if (nodes < 1 || eventLoops < 1 || maxBodyBytes < 1 || maxSessions < 1) {
        throw new IllegalStateException(
            "nodes, eventLoops, maxBodyBytes and maxSessions must be 1 or more");
      }
      if (port < 0 || port > 65_535) {
        throw new IllegalStateException("port must be from 0 to 65535");
      }
      ServerParts parts =
          new ServerParts(
              new ServerOptions(
                  host,
                  port == 0 ? ANY_PORT.decrementAndGet() : port,
                  nodes,
                  eventLoops,
                  maxBodyBytes,
                  maxSessions,
                  profile,
                  desk,
                  store,
                  observer));
      Vertx lent = vertx;
      Vertx used = lent == null ? Vertx.vertx() : lent;
      return used.deployVerticle(
              () -> new HttpIngress(parts), new DeploymentOptions().setInstances(eventLoops))
          .toCompletionStage()
          .handle(
              (deployment, failure) -> {
                if (failure == null) {
                  return CompletableFuture.completedFuture(
                      new ReferenceServer(parts, used, lent == null, deployment));
                }
                parts.sessions().close();
                if (lent == null) {
                  used.close();
                }
                return CompletableFuture.<ReferenceServer>failedFuture(failure);
              })
          .thenCompose(started -> started);
    }

    /** Like {@link #start()}, and waits for it. Not for event loops. */
    public ReferenceServer startAndWait() {
      return start().toCompletableFuture().join();
    }
  }
}
