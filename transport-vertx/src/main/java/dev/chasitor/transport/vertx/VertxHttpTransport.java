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
 * A transport on Vert.x, over HTTP/1.1. Outcomes are told on the Vert.x context of the caller of
 * {@code execute}, if it is on one, else on an event loop.
 *
 * <p>Thread-safe; one for a whole application is enough. Which engine it uses and what it does
 * beyond it, is told in the description of this package.
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

  /** A transport with a Vert.x of its own, closed with it, and the default limits. */
  public static VertxHttpTransport create() {
    return builder().build();
  }

  /** A transport on a lent Vert.x with the default limits. */
  public static VertxHttpTransport create(Vertx vertx) {
    return builder().vertx(vertx).build();
  }

  /** Starts a transport with other settings. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Objects.requireNonNull(timeout, "timeout");
    Destination destination = Destination.of(request, cleartext);
    OneOutcome outcome = new OneOutcome(destination, teller(), onOutcome);
    inFlight.add(outcome);
    outcome.whenSettled(() -> inFlight.remove(outcome));
    // Looked at after joining inFlight: whoever closes either finds this exchange or is seen here.
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
    } catch (RuntimeException fault) {
      outcome.unexpected(fault);
    }
    return outcome;
  }

  /** Tells on the caller's context, whoever ends the exchange; without one, on any of Vert.x's. */
  private Executor teller() {
    Context caller = Vertx.currentContext();
    return caller == null || caller.owner() != vertx
        ? work -> vertx.runOnContext(context -> work.run())
        : work -> caller.runOnContext(context -> work.run());
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

  /** Settings of a transport; not thread-safe. */
  public static final class Builder {

    /** There are no more ports: no limit, then. The engine reserves a few bytes for each. */
    private static final int MOST_FROM_ONE_ADDRESS = 65_535;

    private @Nullable Vertx vertx;
    private @Nullable WebClient webClient;
    private int maxResponseBytes = 4 * 1024 * 1024;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private int maxConnections = MOST_FROM_ONE_ADDRESS;
    private Cleartext cleartext = Cleartext.TO_LOOPBACK;

    private Builder() {}

    /** Lends a Vert.x, which is never closed. */
    public Builder vertx(Vertx lent) {
      vertx = lent;
      return this;
    }

    /**
     * Lends a Web Client, which is never closed, and the Vert.x it belongs to. Its interceptors,
     * TLS and proxy settings, limits, connect and handshake time-outs and pool hold; {@link
     * #connectTimeout} and {@link #maxConnectionsPerServer} do nothing. Its pool must have room for
     * every held poll, and for what is sent beside them. A proxy must leave this machine out
     * ({@code setNonProxyHosts}): what may go in the clear to this machine only, is not shown to a
     * proxy but fails as not connected.
     *
     * @throws IllegalArgumentException if it is a {@link WebClientSession}: it keeps cookies, which
     *     are not a transport's to decide
     */
    public Builder webClient(Vertx lentVertx, WebClient lent) {
      if (lent instanceof WebClientSession) {
        throw new IllegalArgumentException("The client must not keep cookies");
      }
      vertx = lentVertx;
      webClient = lent;
      return this;
    }

    /**
     * The longest body of an answer, in bytes; 4 MiB unless set.
     *
     * @throws IllegalArgumentException if not positive
     */
    public Builder maxResponseBytes(int bytes) {
      maxResponseBytes = positive(bytes);
      return this;
    }

    /**
     * How long connecting may take, and a TLS handshake after it; 10 s unless set. The time-out of
     * an exchange holds as well. A handshake whose exchange is over goes on until this time, since
     * Vert.x has no handle for it.
     *
     * @throws IllegalArgumentException if not positive
     */
    public Builder connectTimeout(Duration timeout) {
      positive(Math.toIntExact(timeout.toMillis()));
      connectTimeout = timeout;
      return this;
    }

    /**
     * How many connections to one server there may be; 65,535 unless set, which is as many as a
     * machine with one address can have. Each held poll needs one, and what is sent beside it
     * another: what finds none waits.
     *
     * @throws IllegalArgumentException if not positive, or more than a million, for each of which
     *     the engine would reserve memory
     */
    public Builder maxConnectionsPerServer(int connections) {
      if (connections > 1_000_000) {
        throw new IllegalArgumentException("Too many: " + connections);
      }
      maxConnections = positive(connections);
      return this;
    }

    /** Where {@code http} may go; {@link Cleartext#TO_LOOPBACK} unless set. */
    public Builder cleartext(Cleartext allowed) {
      cleartext = Objects.requireNonNull(allowed, "allowed");
      return this;
    }

    /** A transport with these settings. */
    public VertxHttpTransport build() {
      return new VertxHttpTransport(this);
    }

    private static int positive(int value) {
      if (value <= 0) {
        throw new IllegalArgumentException("Must be positive: " + value);
      }
      return value;
    }
  }
}
