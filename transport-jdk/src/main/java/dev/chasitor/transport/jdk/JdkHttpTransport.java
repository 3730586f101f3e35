package dev.chasitor.transport.jdk;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.OneOutcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
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
 * A transport on {@code java.net.http.HttpClient}. It uses HTTP/1.1, or HTTP/2 if {@link
 * Builder#http2} asks for it.
 *
 * <p>Thread-safe; one transport is enough for a whole application. The description of this package
 * says what it adds to the JDK's client and which threads it has.
 */
public final class JdkHttpTransport implements HttpTransport {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Set<OneOutcome> inFlight = ConcurrentHashMap.newKeySet();
  private final int maxResponseBytes;
  private final Cleartext cleartext;
  private final Version overTls;
  private final HttpClient client;
  private final Proxies proxies;
  private final @Nullable String proxyAuthorization;
  private final @Nullable OwnClient own;

  /**
   * Handles time-outs and reports failures. Tasks that can block in the JDK's client must not run
   * here.
   */
  private final ScheduledThreadPoolExecutor events;

  private volatile boolean closed;

  private JdkHttpTransport(Builder builder) {
    String name = "chasitor-jdk-" + COUNT.incrementAndGet();
    maxResponseBytes = builder.maxResponseBytes;
    cleartext = builder.cleartext;
    proxyAuthorization = builder.proxyAuthorization;
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

  /** Makes a transport with its own client and the default limits. */
  public static JdkHttpTransport create() {
    return builder().build();
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
    check(destination, request.uri());
    // In cleartext the JDK's client would send an upgrade request, which some servers mishandle.
    Version version = destination.tls() ? overTls : Version.HTTP_1_1;
    OneAttempt body = Requests.toEngine(request.body());
    String credentials = proxies.carry(request.uri()) ? proxyAuthorization : null;
    HttpRequest engineRequest = Requests.toEngine(request, version, body, credentials);
    OneOutcome outcome = new OneOutcome(destination, maxResponseBytes, events, onOutcome);
    inFlight.add(outcome);
    outcome.whenSettled(() -> inFlight.remove(outcome));
    // Checked after the add: close() either finds this exchange in the set, or is visible here.
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
    } catch (Throwable fault) {
      // Also an Error, for example when there is no thread left: the caller waits for an outcome.
      outcome.unexpected(fault);
    }
    return outcome;
  }

  @Override
  public void check(URI server) {
    check(Destination.of(server, cleartext), server);
  }

  private void check(Destination destination, URI uri) {
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "java.net.http takes no host with an underscore; use the transport on Vert.x, or another"
              + " name of the host");
    }
    if (!destination.tls() && cleartext != Cleartext.ANYWHERE && proxies.carry(uri)) {
      throw new IllegalArgumentException(
          "http through a proxy would expose the session key; use https, or allow it with"
              + " cleartext(Cleartext.ANYWHERE)");
    }
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

  /** The settings of a transport. Not thread-safe. */
  public static final class Builder {

    private @Nullable HttpClient lent;
    private int maxResponseBytes = 4 * 1024 * 1024;
    private @Nullable Executor executor;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Cleartext cleartext = Cleartext.TO_LOOPBACK;
    private boolean http2;
    private @Nullable String proxyAuthorization;

    private Builder() {}

    /**
     * Lends a client, which the transport never closes. Its own connect time-out, TLS settings,
     * proxy and executor apply; {@link #connectTimeout} and {@link #executor} have no effect. Give
     * the client a small executor.
     *
     * @throws IllegalArgumentException if the client follows redirects, keeps cookies or has an
     *     authenticator, since each of them would turn answers into new requests
     */
    public Builder client(HttpClient client) {
      if (client.followRedirects() != Redirect.NEVER) {
        throw new IllegalArgumentException(
            "The HttpClient must not follow redirects; build it with Redirect.NEVER");
      }
      if (client.cookieHandler().isPresent()) {
        throw new IllegalArgumentException(
            "The HttpClient must not keep cookies; build it without a cookie handler");
      }
      if (client.authenticator().isPresent()) {
        throw new IllegalArgumentException(
            "The HttpClient must not have an authenticator: a session needs to see 401 and 407");
      }
      lent = client;
      return this;
    }

    /**
     * Sets the longest body of an answer, in bytes. The default is 4 MiB.
     *
     * @throws IllegalArgumentException if {@code bytes} is not positive
     */
    public Builder maxResponseBytes(int bytes) {
      if (bytes <= 0) {
        throw new IllegalArgumentException("maxResponseBytes must be positive, not " + bytes);
      }
      maxResponseBytes = bytes;
      return this;
    }

    /**
     * Sets how long the transport's own client may take to connect. The default is 10 s. The
     * time-out of an exchange applies as well.
     *
     * @throws IllegalArgumentException if {@code timeout} is not positive
     */
    public Builder connectTimeout(Duration timeout) {
      if (timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("connectTimeout must be positive, not " + timeout);
      }
      connectTimeout = timeout;
      return this;
    }

    /**
     * Lends the worker threads of the transport's own client; the transport never ends them. By
     * default the client uses virtual threads from JDK 21 on, and two to four threads of its own
     * before.
     */
    public Builder executor(Executor lent) {
      executor = lent;
      return this;
    }

    /**
     * Sets the credentials for the proxy of a lent client. Requests that go through a proxy carry
     * them, and no other. Without them the proxy must know its clients otherwise, for example by
     * their address.
     *
     * <p>For {@code https} the JDK sends them only if the JVM starts with {@code
     * -Djdk.http.auth.tunneling.disabledSchemes=}, since they are not encrypted on the way to the
     * proxy.
     *
     * @throws IllegalArgumentException if {@code user} has a colon
     */
    public Builder proxyCredentials(String user, String password) {
      if (user.indexOf(':') >= 0) {
        throw new IllegalArgumentException("The user of a proxy must not have a colon");
      }
      byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      proxyAuthorization = "Basic " + Base64.getEncoder().encodeToString(both);
      return this;
    }

    /** Sets where {@code http} requests may go. The default is {@link Cleartext#TO_LOOPBACK}. */
    public Builder cleartext(Cleartext allowed) {
      cleartext = Objects.requireNonNull(allowed, "allowed");
      return this;
    }

    /**
     * Enables HTTP/2 with servers that offer it. The default is HTTP/1.1. HTTP/2 is negotiated
     * within TLS and never used in cleartext.
     *
     * <p>One connection to a server then carries all exchanges. The server limits how many polls it
     * holds at once, often to 100. The transport does not send further requests: they fail as
     * {@link FailureKind#NOT_CONNECTED}.
     */
    public Builder http2(boolean wanted) {
      http2 = wanted;
      return this;
    }

    /** Makes a transport with these settings. */
    public JdkHttpTransport build() {
      return new JdkHttpTransport(this);
    }
  }
}
