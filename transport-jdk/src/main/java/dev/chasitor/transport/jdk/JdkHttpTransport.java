package dev.chasitor.transport.jdk;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.OneOutcome;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A transport on {@code java.net.http.HttpClient}, over HTTP/1.1 or, where asked to, HTTP/2.
 *
 * <p>Thread-safe; one for a whole application is enough. What it does beyond the engine, and which
 * threads it has, is told in the description of this package.
 */
public final class JdkHttpTransport implements HttpTransport {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Set<OneOutcome> inFlight = ConcurrentHashMap.newKeySet();
  private final int maxResponseBytes;
  private final Cleartext cleartext;
  private final Version overTls;
  private final HttpClient client;
  private final Proxies proxies;
  private final @Nullable OwnClient own;

  /** Time-outs, and telling failures: never given work that can block in the engine. */
  private final ScheduledThreadPoolExecutor events;

  private volatile boolean closed;

  private JdkHttpTransport(Builder builder) {
    String name = "chasitor-jdk-" + COUNT.incrementAndGet();
    maxResponseBytes = builder.maxResponseBytes;
    cleartext = builder.cleartext;
    overTls = builder.http2 ? Version.HTTP_2 : Version.HTTP_1_1;
    events = new ScheduledThreadPoolExecutor(1, DaemonThreads.named(name + "-events"));
    events.setRemoveOnCancelPolicy(true);
    if (builder.lent == null) {
      own = OwnClient.start(name, builder.connectTimeout, builder.executor);
      client = own.client();
    } else {
      own = null;
      client = builder.lent;
    }
    proxies = Proxies.of(client);
  }

  /** A transport with a client of its own and the default limits. */
  public static JdkHttpTransport create() {
    return builder().build();
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
    if (!destination.tls() && cleartext != Cleartext.ANYWHERE && proxies.carry(request.uri())) {
      throw new IllegalArgumentException(
          "http through a proxy shows the session's key on the way; use https, or allow it");
    }
    // In the clear the engine would ask to upgrade, and some servers stumble over that.
    Version version = destination.tls() ? overTls : Version.HTTP_1_1;
    OneAttempt body = Requests.toEngine(request.body());
    HttpRequest engineRequest = Requests.toEngine(request, version, body);
    OneOutcome outcome = new OneOutcome(destination, events, onOutcome);
    inFlight.add(outcome);
    outcome.whenSettled(() -> inFlight.remove(outcome));
    // Looked at after joining inFlight: whoever closes either finds this exchange or is seen here.
    if (closed) {
      outcome.closed();
      return outcome;
    }
    try {
      ScheduledFuture<?> timer =
          events.schedule(
              () -> outcome.timedOut(timeout),
              TimeUnit.NANOSECONDS.convert(timeout),
              TimeUnit.NANOSECONDS);
      outcome.whenSettled(() -> timer.cancel(false));
      new JdkExchange(engineRequest, body, outcome, events).start(client, maxResponseBytes);
    } catch (RejectedExecutionException stopped) {
      boolean unused = closed ? outcome.closed() : outcome.unexpected(stopped);
    } catch (RuntimeException fault) {
      outcome.unexpected(fault);
    }
    return outcome;
  }

  @Override
  public void close() {
    closed = true;
    inFlight.forEach(OneOutcome::closed);
    events.shutdown();
    if (own != null) {
      own.close();
    }
  }

  /** Settings of a transport; not thread-safe. */
  public static final class Builder {

    private @Nullable HttpClient lent;
    private int maxResponseBytes = 4 * 1024 * 1024;
    private @Nullable Executor executor;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Cleartext cleartext = Cleartext.TO_LOOPBACK;
    private boolean http2;

    private Builder() {}

    /**
     * Lends a client, which is never closed. Its own connect time-out, TLS settings, proxy and
     * executor hold, and {@link #connectTimeout} and {@link #executor} do nothing; a small executor
     * serves best.
     *
     * @throws IllegalArgumentException if it follows redirects, keeps cookies or has an
     *     authenticator, which would turn answers into other requests
     */
    public Builder client(HttpClient client) {
      if (client.followRedirects() != Redirect.NEVER) {
        throw new IllegalArgumentException("The client must not follow redirects");
      }
      if (client.cookieHandler().isPresent()) {
        throw new IllegalArgumentException("The client must not keep cookies");
      }
      if (client.authenticator().isPresent()) {
        throw new IllegalArgumentException(
            "The client must not have an authenticator: 401 and 407 are answers");
      }
      lent = client;
      return this;
    }

    /**
     * The longest body of an answer, in bytes; 4 MiB unless set.
     *
     * @throws IllegalArgumentException if not positive
     */
    public Builder maxResponseBytes(int bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("The limit must be positive");
      }
      maxResponseBytes = bytes;
      return this;
    }

    /**
     * How long the transport's own client may take to connect; 10 s unless set. The time-out of an
     * exchange holds as well.
     *
     * @throws IllegalArgumentException if not positive
     */
    public Builder connectTimeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("The connect time-out must be positive");
      }
      connectTimeout = timeout;
      return this;
    }

    /**
     * Lends the threads that the transport's own client works on, which are never ended. Unless
     * set, they are virtual threads from JDK 21 on, and before that two to four of its own.
     */
    public Builder executor(Executor lent) {
      executor = lent;
      return this;
    }

    /** Where {@code http} may go; {@link Cleartext#TO_LOOPBACK} unless set. */
    public Builder cleartext(Cleartext allowed) {
      cleartext = Objects.requireNonNull(allowed, "allowed");
      return this;
    }

    /**
     * Speaks HTTP/2 with servers that offer it, which is negotiated within TLS; never in the clear.
     * One connection to a server then carries all, as many held polls at once as the server allows,
     * which is often 100: what is more is not sent, and told as {@link FailureKind#NOT_CONNECTED}.
     * HTTP/1.1 unless set.
     */
    public Builder http2(boolean wanted) {
      http2 = wanted;
      return this;
    }

    /** A transport with these settings. */
    public JdkHttpTransport build() {
      return new JdkHttpTransport(this);
    }
  }
}
