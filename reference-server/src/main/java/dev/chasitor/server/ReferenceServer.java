package dev.chasitor.server;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.host.AgentDesk;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.HostSessions;
import dev.chasitor.host.SessionStore;
import dev.chasitor.host.StopKind;
import dev.chasitor.session.host.HostProfile;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server of the protocol, with one or more nodes behind one address and one store. Thread-safe.
 *
 * <p>It is as lenient as real clients need: it answers POSTs with 200 {@code OK}, accepts requests
 * without number or ack, and ignores content types. After a node stops, requests with its affinity
 * token get 503, until another node takes the session over.
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

  /** Returns a builder of a server with this desk; every other option has a default. */
  public static Builder builder(AgentDesk desk) {
    return new Builder(desk);
  }

  /** The address for clients: {@code http://HOST:PORT}. */
  public URI endpoint() {
    String host = parts.options().host();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + parts.port());
  }

  /** How many nodes the server was started with. */
  public int nodes() {
    return parts.sessions().nodes();
  }

  /**
   * Stops a node for good. After this returns, the node serves nothing more.
   *
   * @param node the node, from 0
   * @param kind how the node stops
   * @return completes when the node's open requests are cut or answered
   */
  public CompletionStage<Void> stopNode(int node, StopKind kind) {
    return parts.sessions().stopNode(node, kind);
  }

  /** Serves a request that did not come by HTTP, for tests. */
  void take(WireRequest request, Requester peer) {
    new HttpIngress(parts).take(request, peer);
  }

  /**
   * Stops every node, as {@link StopKind#DRAIN} says, and then stops listening. A lent Vert.x stays
   * open. Idempotent.
   *
   * @return completes when the server has stopped
   */
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

  /**
   * Stops the server as {@link #stop()} does, and waits for it. Do not call this on an event loop.
   */
  @Override
  public void close() {
    stop().toCompletableFuture().join();
  }

  /** Collects the options of a {@link ReferenceServer}; not thread-safe. */
  public static final class Builder {

    /**
     * A new negative port for each server: Vert.x shares a random port among instances with the
     * same negative one.
     */
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

    /** Sets the address to listen on; the default is 127.0.0.1. */
    public Builder host(String value) {
      host = Objects.requireNonNull(value, "host");
      return this;
    }

    /** Sets the port to listen on; the default, 0, means any free port. */
    public Builder port(int value) {
      port = value;
      return this;
    }

    /** Sets how many nodes share the store; the default is 1. */
    public Builder nodes(int value) {
      nodes = value;
      return this;
    }

    /**
     * Sets how many event loops share the work; the default is one for each processor, at most two.
     */
    public Builder eventLoops(int value) {
      eventLoops = value;
      return this;
    }

    /** Sets the longest request body, in bytes; the default is 1 MiB. */
    public Builder maxBodyBytes(int value) {
      maxBodyBytes = value;
      return this;
    }

    /**
     * Sets how many sessions may be in memory; the default is 100,000. The server answers 503 to
     * clients that want to open another one.
     */
    public Builder maxSessions(int value) {
      maxSessions = value;
      return this;
    }

    /**
     * Sets the options of the host, such as its time-outs; the default is {@link
     * HostProfile#defaults()}.
     */
    public Builder profile(HostProfile value) {
      profile = Objects.requireNonNull(value, "profile");
      return this;
    }

    /** Sets the store of the sessions; the default is {@link SessionStore#inMemory()}. */
    public Builder store(SessionStore value) {
      store = Objects.requireNonNull(value, "store");
      return this;
    }

    /** Sets the observer; there is none by default. */
    public Builder observer(HostObserver value) {
      observer = Objects.requireNonNull(value, "observer");
      return this;
    }

    /** Lends the server a Vert.x, which stays open. By default the server has its own. */
    public Builder vertx(Vertx value) {
      vertx = Objects.requireNonNull(value, "vertx");
      return this;
    }

    /**
     * Starts the server.
     *
     * @return the running server; completes exceptionally if the server cannot listen on the
     *     address, or does not answer there because Netty does not fit Vert.x
     * @throws IllegalStateException if an option is out of range, or if Vert.x does not start
     *     because Netty does not fit it
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
      Vertx used = lent == null ? newVertx() : lent;
      return used.deployVerticle(
              () -> new HttpIngress(parts), new DeploymentOptions().setInstances(eventLoops))
          .compose(
              deployment ->
                  used.executeBlocking(
                          () -> {
                            StartCheck.run(host, parts.port());
                            return deployment;
                          },
                          false)
                      .recover(
                          failure -> used.undeploy(deployment).transform(done -> failed(failure))))
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

    private static Vertx newVertx() {
      try {
        return Vertx.vertx();
      } catch (LinkageError e) {
        throw StartCheck.misfit(e);
      }
    }

    private static Future<String> failed(Throwable failure) {
      return Future.failedFuture(failure);
    }

    /**
     * Starts the server as {@link #start()} does, and waits for it. Do not call this on an event
     * loop.
     */
    public ReferenceServer startAndWait() {
      return start().toCompletableFuture().join();
    }
  }
}
