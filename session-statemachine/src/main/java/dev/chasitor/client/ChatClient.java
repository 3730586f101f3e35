package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.session.Input;
import dev.chasitor.session.Profile;
import dev.chasitor.session.SessionSettings;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens chats with one server. Thread-safe; one client serves any number of sessions with a
 * constant number of threads: one for time, and those of the executor that runs listeners.
 *
 * <p>The transport is lent: it is not closed with the client.
 */
public final class ChatClient implements AutoCloseable {

  /** The version spoken unless told otherwise: the last one whose recovery is ResyncSession. */
  public static final ApiVersion DEFAULT_API_VERSION = ApiVersion.of(42);

  private final URI endpoint;
  private final ApiVersion apiVersion;
  private final Profile profile;
  private final HttpTransport transport;
  private final ChasitorCodec codec;
  private final SessionObserver observer;
  private final LongSupplier clock;
  private final ScheduledExecutorService timer;
  private final @Nullable ExecutorService ownedTimer;
  private final Executor executor;
  private final @Nullable ExecutorService ownedExecutor;

  private ChatClient(Builder builder, URI endpoint, HttpTransport transport) {
    this.endpoint = endpoint;
    this.transport = transport;
    this.apiVersion = builder.apiVersion;
    this.profile = builder.profile;
    this.codec = builder.codec;
    this.observer = builder.observer;
    this.clock = builder.clock;
    ScheduledExecutorService lentTimer = builder.timer;
    this.timer = lentTimer == null ? ownTimer() : lentTimer;
    this.ownedTimer = lentTimer == null ? timer : null;
    Executor lent = builder.executor;
    this.ownedExecutor =
        lent == null ? Executors.newCachedThreadPool(daemons("chasitor-listener")) : null;
    this.executor = lent == null ? Objects.requireNonNull(ownedExecutor) : lent;
  }

  private static ScheduledExecutorService ownTimer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, daemons("chasitor-timer"));
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /** Starts a client; endpoint and transport must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Asks for a chat. Returns at once; what comes of it is told to the listener and by {@link
   * ChatSession#ended()}.
   *
   * @param init the chat to ask for; {@code sessionId} and {@code isPost} are filled in
   * @param listener told what happens, from now on
   */
  public ChatSession start(ChasitorInitRequest init, SessionListener listener) {
    Objects.requireNonNull(init, "init");
    Objects.requireNonNull(listener, "listener");
    SessionSettings settings = new SessionSettings(init, apiVersion, profile);
    SessionDriver driver =
        new SessionDriver(
            settings,
            new Wire(endpoint, codec, transport, observer),
            timer,
            clock,
            new SerialExecutor(executor),
            listener);
    driver.submit(Input.Start::new);
    return new ChatSession(driver);
  }

  /**
   * Frees the client's own threads. Sessions that are still open stop being driven: close or end
   * them first.
   */
  @Override
  public void close() {
    if (ownedTimer != null) {
      ownedTimer.shutdownNow();
    }
    if (ownedExecutor != null) {
      ownedExecutor.shutdown();
    }
  }

  private static ThreadFactory daemons(String name) {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Collects the options of a {@link ChatClient}; not thread-safe. */
  public static final class Builder {
    private @Nullable URI endpoint;
    private @Nullable HttpTransport transport;
    private ApiVersion apiVersion = DEFAULT_API_VERSION;
    private Profile profile = Profile.defaults();
    private ChasitorCodec codec = ChasitorCodec.create();
    private SessionObserver observer = SessionObserver.NONE;
    private LongSupplier clock = System::nanoTime;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Executor executor;

    private Builder() {}

    /** The server: {@code https://HOST}, with or without {@code /chat/rest}. */
    public Builder endpoint(URI value) {
      endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /** What carries the requests; it is not closed with the client. */
    public Builder transport(HttpTransport value) {
      transport = Objects.requireNonNull(value, "transport");
      return this;
    }

    /** The protocol version to speak; {@link #DEFAULT_API_VERSION} unless told. */
    public Builder apiVersion(ApiVersion value) {
      apiVersion = Objects.requireNonNull(value, "apiVersion");
      return this;
    }

    /** What the protocol's guide leaves open; the defaults unless told. */
    public Builder profile(Profile value) {
      profile = Objects.requireNonNull(value, "profile");
      return this;
    }

    /** The codec, with its limits; {@link ChasitorCodec#create()} unless told. */
    public Builder codec(ChasitorCodec value) {
      codec = Objects.requireNonNull(value, "codec");
      return this;
    }

    /** Who watches the wire; nobody unless told. */
    public Builder observer(SessionObserver value) {
      observer = Objects.requireNonNull(value, "observer");
      return this;
    }

    /**
     * What tells the time, in nanoseconds from any origin; it never goes back. {@link
     * System#nanoTime} unless told. A clock that a test turns, together with a timer that obeys it,
     * runs a whole client in virtual time.
     */
    public Builder clock(LongSupplier nanos) {
      clock = Objects.requireNonNull(nanos, "nanos");
      return this;
    }

    /**
     * What wakes sessions at their deadlines; it is lent. Only {@link
     * ScheduledExecutorService#schedule(Runnable, long, java.util.concurrent.TimeUnit)} is used,
     * and {@code cancel} on what it returns: a timer that keeps cancelled tasks keeps them until
     * their time. One daemon thread of the client's own unless told.
     */
    public Builder timer(ScheduledExecutorService value) {
      timer = Objects.requireNonNull(value, "timer");
      return this;
    }

    /** What runs listeners and completes stages; it is lent. A pool of daemons unless told. */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /**
     * A client with these options.
     *
     * @throws IllegalStateException if endpoint or transport are missing
     * @throws IllegalArgumentException if the endpoint is not an absolute http or https URI
     */
    public ChatClient build() {
      URI where = endpoint;
      HttpTransport how = transport;
      if (where == null || how == null) {
        throw new IllegalStateException("A ChatClient needs an endpoint and a transport");
      }
      String scheme = where.getScheme();
      if (where.getHost() == null
          || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
        throw new IllegalArgumentException(
            "The endpoint must be an absolute http or https URI with a host");
      }
      return new ChatClient(this, where, how);
    }
  }
}
