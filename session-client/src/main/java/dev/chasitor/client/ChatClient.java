package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.Endpoint;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Availability;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.Settings;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.VisitorId;
import dev.chasitor.model.VisitorIdRequest;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens chats with one server. Thread-safe; however many sessions there are, one client has one
 * thread for time and at most 64 that run listeners, which end when there is nothing to tell.
 *
 * <p>The transport is lent, as are executor and timer if they are given, and then there are no such
 * threads: what is lent is not closed with the client.
 */
public final class ChatClient implements AutoCloseable {

  /** The version spoken unless told otherwise: the last one whose recovery is ResyncSession. */
  public static final ApiVersion DEFAULT_API_VERSION = ApiVersion.of(42);

  /** How many events wait for a subscriber unless told otherwise. */
  public static final int DEFAULT_EVENT_BUFFER = 1024;

  private static final SessionListener NOBODY = event -> {};

  private final ApiVersion apiVersion;
  private final Profile profile;
  private final SessionMachine machine;
  private final ClientThreads threads;
  private final SessionlessWire server;
  private final SessionlessRequests visitor;
  private final Sessions sessions;

  private ChatClient(Builder builder, URI endpoint, HttpTransport transport) {
    this.apiVersion = builder.apiVersion;
    this.profile = builder.profile;
    this.machine = builder.machine;
    this.threads = new ClientThreads(builder.timer, builder.executor);
    this.server =
        new SessionlessWire(
            endpoint,
            transport,
            builder.codec,
            apiVersion,
            profile.requestTimeout(),
            threads.callbacks());
    this.visitor = new SessionlessRequests(server);
    this.sessions =
        new Sessions(
            machine,
            transport,
            builder.codec,
            builder.observers,
            builder.eventBuffer,
            builder.clock,
            threads);
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
   * @throws IllegalArgumentException if the request cannot be written: an additional property is
   *     not JSON, or has the name of a known one
   * @throws IllegalStateException if this client is closed
   */
  public ChatSession start(ChasitorInitRequest init, SessionListener listener) {
    return start(init, Objects.requireNonNull(listener, "listener"), false);
  }

  /**
   * Asks for a chat whose events are taken from {@link ChatSession#events()}: they wait there for
   * the first subscriber.
   *
   * @param init the chat to ask for; {@code sessionId} and {@code isPost} are filled in
   * @throws IllegalArgumentException if the request cannot be written: an additional property is
   *     not JSON, or has the name of a known one
   * @throws IllegalStateException if this client is closed
   */
  public ChatSession start(ChasitorInitRequest init) {
    return start(init, NOBODY, true);
  }

  private ChatSession start(
      ChasitorInitRequest init, SessionListener listener, boolean keepsEvents) {
    Objects.requireNonNull(init, "init");
    URI home = endpoint();
    SessionSettings settings = new SessionSettings(init, apiVersion, profile, home);
    SessionDocument fresh = SessionDocument.fresh(VisitorMachine.fresh(settings));
    SessionDriver driver = sessions.driver(fresh, listener, keepsEvents);
    driver.check(init);
    return sessions.begin(driver, Input.Start::new);
  }

  /**
   * Goes on with a frozen session, by this client's transport, but on the server it lives on and
   * with the API version and the profile it was started with. It takes up where it was left: lines
   * that wait are sent, messages that came meanwhile are told, and {@link
   * ChatSession#carriedOver()} has the outcomes of commands given before.
   *
   * @param frozen what to go on with
   * @param lease asked once, on this thread and before anything is sent, whether we may
   * @param listener told what happens, from now on
   * @throws SessionLeaseException if the lease refused
   * @throws IllegalStateException if this client is closed
   */
  public ChatSession thaw(FrozenSession frozen, SessionLease lease, SessionListener listener) {
    Objects.requireNonNull(listener, "listener");
    return thaw(frozen, lease, listener, false);
  }

  /**
   * Goes on with a frozen session whose events are taken from {@link ChatSession#events()}, as
   * {@link #thaw(FrozenSession, SessionLease, SessionListener)} does.
   *
   * @param frozen what to go on with
   * @param lease asked once, on this thread and before anything is sent, whether we may
   * @throws SessionLeaseException if the lease refused
   * @throws IllegalStateException if this client is closed
   */
  public ChatSession thaw(FrozenSession frozen, SessionLease lease) {
    return thaw(frozen, lease, NOBODY, true);
  }

  private ChatSession thaw(
      FrozenSession frozen, SessionLease lease, SessionListener listener, boolean keepsEvents) {
    Objects.requireNonNull(frozen, "frozen");
    Objects.requireNonNull(lease, "lease");
    SessionDocument document = frozen.document();
    SessionDocument quiet = document.with(machine.thawed(document.state()));
    SessionDriver driver = sessions.driver(quiet, listener, keepsEvents);
    // Last of all that may fail: a lease that was taken for nothing could not be had again.
    if (!lease.acquire(frozen.name(), frozen.generation())) {
      throw new SessionLeaseException(frozen);
    }
    // A deadline that is early moves nothing, and starts what the state calls for.
    return sessions.begin(driver, Input.Deadline::new);
  }

  /** How many sessions this client drives. */
  int openSessions() {
    return sessions.count();
  }

  /**
   * The server this client talks to: the one it was built with, or the one that {@code
   * SwitchServer} named in answer to a request without a session. Sessions that are started from
   * then on go there.
   */
  public URI endpoint() {
    return server.endpoint();
  }

  /**
   * Asks how a deployment is set up. Like all requests without a session it is asked once, on this
   * server and on those that {@code SwitchServer} names, without the visitor's id there, and never
   * from https to http.
   *
   * @return completes exceptionally with {@link VisitorRequestException} if it comes to nothing
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<Settings> settings(SettingsRequest request) {
    sessions.refuseWhenClosed();
    return visitor.settings(request);
  }

  /**
   * Asks which buttons and agents are available; as {@link #settings} otherwise.
   *
   * @return completes exceptionally with {@link VisitorRequestException} if it comes to nothing
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<Availability> availability(AvailabilityRequest request) {
    sessions.refuseWhenClosed();
    return visitor.availability(request);
  }

  /**
   * Asks for an id of the visitor's browser; as {@link #settings} otherwise.
   *
   * @return completes exceptionally with {@link VisitorRequestException} if it comes to nothing
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<VisitorId> visitorId(VisitorIdRequest request) {
    sessions.refuseWhenClosed();
    return visitor.visitorId(request);
  }

  /**
   * Tells that the visitor went to another page; as {@link #settings} otherwise.
   *
   * @return completes when the server has it, exceptionally with {@link VisitorRequestException} if
   *     it comes to nothing
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<Void> breadcrumb(BreadcrumbRequest request) {
    sessions.refuseWhenClosed();
    return visitor.breadcrumb(request);
  }

  /**
   * Drops every session that is open, as {@link ChatSession#close()} does, and frees the client's
   * own threads. Returns at once: the end of each session and the outcome of each command are still
   * reported, on those threads or the lent executor, before the threads end. Idempotent. Freeze
   * sessions first that shall go on elsewhere.
   */
  @Override
  public void close() {
    sessions.close();
    threads.close();
  }

  /** Collects the options of a {@link ChatClient}; not thread-safe. */
  public static final class Builder {
    private @Nullable URI endpoint;
    private @Nullable HttpTransport transport;
    private ApiVersion apiVersion = DEFAULT_API_VERSION;
    private Profile profile = Profile.defaults();
    private ChasitorCodec codec = ChasitorCodec.create();
    private SessionMachine machine = SessionMachine.STANDARD;
    private Supplier<SessionObserver> observers = () -> SessionObserver.NONE;
    private int eventBuffer = DEFAULT_EVENT_BUFFER;
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

    /**
     * The machine that decides; {@link SessionMachine#STANDARD} unless told. For kits that test a
     * machine in this driver: applications leave it alone.
     */
    public Builder machine(SessionMachine value) {
      machine = Objects.requireNonNull(value, "machine");
      return this;
    }

    /** Who watches all sessions; nobody unless told. */
    public Builder observer(SessionObserver value) {
      Objects.requireNonNull(value, "observer");
      observers = () -> value;
      return this;
    }

    /** Gives each session an observer of its own; asked once per session. */
    public Builder observers(Supplier<SessionObserver> value) {
      observers = Objects.requireNonNull(value, "observers");
      return this;
    }

    /**
     * How many events wait for each subscriber of {@link ChatSession#events()} before it counts as
     * too slow; {@link #DEFAULT_EVENT_BUFFER} unless told.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder eventBuffer(int events) {
      if (events < 1) {
        throw new IllegalArgumentException("At least one event must be kept, not " + events);
      }
      eventBuffer = events;
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

    /**
     * What runs listeners and subscribers and completes stages; it is lent. At most 64 daemon
     * threads of the client's own unless told.
     *
     * <p>It may refuse: a session goes on, and what is to be told of it waits, in order, for the
     * next task that is taken; it is tried again whenever something happens in the session, and
     * each second. What would wait for ever is told on a thread of the timer, of the transport or
     * of the caller instead: what is left when the session is over or frozen, everything when this
     * is an {@link java.util.concurrent.ExecutorService} that is shut down, and the answers to
     * requests without a session. It must not drop a task in silence.
     */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /**
     * A client with these options.
     *
     * @throws IllegalStateException if endpoint or transport are missing
     * @throws IllegalArgumentException if the endpoint is not an absolute http or https URI, or has
     *     user information, a query or a fragment
     */
    public ChatClient build() {
      URI where = endpoint;
      HttpTransport how = transport;
      if (where == null || how == null) {
        throw new IllegalStateException("A ChatClient needs an endpoint and a transport");
      }
      return new ChatClient(this, Endpoint.of(where).base(), how);
    }
  }
}
