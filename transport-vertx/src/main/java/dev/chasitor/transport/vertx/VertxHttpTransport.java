package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientSession;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport on Vert.x, over HTTP/1.1. It reports an outcome on the Vert.x context that called
 * {@code execute}, or else on an event loop.
 *
 * <p>Thread-safe; one transport is enough for a whole application. The description of this package
 * says which engines it has and what it adds to them.
 */
public final class VertxHttpTransport implements HttpTransport {

  private final Set<OneOutcome> inFlight = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Vertx vertx;
  private final boolean ownsVertx;
  private final Engine engine;
  private final int maxResponseBytes;
  private final Cleartext cleartext;

  private VertxHttpTransport(Builder builder) {
    ownsVertx = builder.vertx == null;
    vertx = builder.vertx == null ? Vertx.vertx() : builder.vertx;
    engine =
        builder.webClient == null
            ? new CoreEngine(vertx, builder.connectTimeout, builder.maxConnections)
            : new WebClientEngine(builder.webClient, builder.cleartext);
    maxResponseBytes = builder.maxResponseBytes;
    cleartext = builder.cleartext;
  }

  /**
   * Makes a transport with its own Vert.x and the default limits. {@link #close} closes that
   * Vert.x.
   */
  public static VertxHttpTransport create() {
    return builder().build();
  }

  /** Makes a transport on a lent Vert.x with the default limits. */
  public static VertxHttpTransport create(Vertx vertx) {
    return builder().vertx(vertx).build();
  }

  /** Starts to build a transport with other settings. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Objects.requireNonNull(timeout, "timeout");
    Destination destination = Destination.of(request, cleartext);
    OneOutcome outcome = new OneOutcome(destination, maxResponseBytes, teller(), onOutcome);
    inFlight.add(outcome);
    outcome.whenSettled(() -> inFlight.remove(outcome));
    // Checked after the add: close() either finds this exchange in the set, or is visible here.
    if (closed.get()) {
      outcome.closed();
      return outcome;
    }
    try {
      long timer =
          vertx.setTimer(
              Math.max(1, TimeUnit.MILLISECONDS.convert(timeout)), id -> outcome.timedOut(timeout));
      outcome.whenSettled(() -> vertx.cancelTimer(timer));
      engine.start(request, destination, maxResponseBytes, outcome);
    } catch (Throwable fault) {
      // Also an Error, for example of a Vert.x that is too old: the caller waits for an outcome.
      outcome.unexpected(fault);
    }
    return outcome;
  }

  /**
   * Returns an executor on the caller's context, or on any context of this Vert.x if the caller has
   * none.
   */
  private Executor teller() {
    Context caller = Vertx.currentContext();
    return caller == null || caller.owner() != vertx
        ? work -> vertx.runOnContext(context -> work.run())
        : work -> caller.runOnContext(context -> work.run());
  }

  @Override
  public void check(URI server) {
    var unused = Destination.of(server, cleartext);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    inFlight.forEach(OneOutcome::closed);
    engine.close();
    if (ownsVertx) {
      vertx.close();
    }
  }

  /** The settings of a transport. Not thread-safe. */
  public static final class Builder {

    /**
     * The number of ports of one address, which means no limit. Vert.x reserves a few bytes for
     * each.
     */
    private static final int MOST_FROM_ONE_ADDRESS = 65_535;

    private @Nullable Vertx vertx;
    private @Nullable WebClient webClient;
    private int maxResponseBytes = 4 * 1024 * 1024;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int maxConnections = MOST_FROM_ONE_ADDRESS;
    private Cleartext cleartext = Cleartext.TO_LOOPBACK;

    private Builder() {}

    /** Lends a Vert.x, which the transport never closes. */
    public Builder vertx(Vertx lent) {
      vertx = lent;
      return this;
    }

    /**
     * Lends a Web Client and its Vert.x, which the transport never closes.
     *
     * <p>The client's interceptors, TLS and proxy settings, limits, time-outs and pool apply.
     * {@link #connectTimeout} and {@link #maxConnectionsPerServer} have no effect. Its pool must
     * have room for every held poll and for the requests sent beside them.
     *
     * <p>A proxy must exclude this machine ({@code setNonProxyHosts}). A cleartext request that
     * only this machine may see does not go to a proxy: it fails as not connected.
     *
     * @throws IllegalArgumentException if the client is a {@link WebClientSession}, which keeps
     *     cookies; a transport must not keep any
     */
    public Builder webClient(Vertx lentVertx, WebClient lent) {
      if (lent instanceof WebClientSession) {
        throw new IllegalArgumentException(
            "The client must not be a WebClientSession, which keeps cookies; lend a WebClient");
      }
      vertx = lentVertx;
      webClient = lent;
      return this;
    }

    /**
     * Sets the longest body of an answer, in bytes. The default is 4 MiB.
     *
     * @throws IllegalArgumentException if {@code bytes} is not positive
     */
    public Builder maxResponseBytes(int bytes) {
      maxResponseBytes = positive(bytes);
      return this;
    }

    /**
     * Sets how long connecting may take, and as long again the TLS handshake. The default is 10 s.
     * The time-out of an exchange applies as well. A TLS handshake continues until this time even
     * if its exchange has ended, since Vert.x cannot abort one.
     *
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public Builder connectTimeout(Duration timeout) {
      positive(Math.toIntExact(timeout.toMillis()));
      connectTimeout = timeout;
      return this;
    }

    /**
     * Sets how many connections to one server there may be. The default is 65,535, the number of
     * ports of one address. Each held poll needs one connection, and a request sent beside it needs
     * another. A request without a free connection waits.
     *
     * @throws IllegalArgumentException if {@code connections} is not positive, or more than a
     *     million, since Vert.x reserves memory for each
     */
    public Builder maxConnectionsPerServer(int connections) {
      if (connections > 1_000_000) {
        throw new IllegalArgumentException(
            "maxConnectionsPerServer must be at most 1000000, not " + connections);
      }
      maxConnections = positive(connections);
      return this;
    }

    /** Sets where {@code http} requests may go. The default is {@link Cleartext#TO_LOOPBACK}. */
    public Builder cleartext(Cleartext allowed) {
      cleartext = Objects.requireNonNull(allowed, "allowed");
      return this;
    }

    /**
     * Makes a transport with these settings.
     *
     * @throws IllegalStateException if the Vert.x on the class path is older than 5.0.0
     */
    public VertxHttpTransport build() {
      EngineVersion.check();
      return new VertxHttpTransport(this);
    }

    private static int positive(int value) {
      if (value <= 0) {
        throw new IllegalArgumentException("The setting must be positive, not " + value);
      }
      return value;
    }
  }
}
