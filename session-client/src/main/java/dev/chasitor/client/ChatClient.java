package dev.chasitor.client;

import dev.chasitor.client.journal.SessionJournal;
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
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.SessionSettings;
import dev.chasitor.session.visitor.VisitorMachine;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens chats with one server. Thread-safe. For any number of sessions, a client has one timer
 * thread. Listeners run on virtual threads from JDK 24 on, and before that on at most 64 threads,
 * which end when they have nothing to do.
 *
 * <p>The application lends the transport, and may lend an executor and a timer instead of these
 * threads. The client never closes what it was lent.
 */
public final class ChatClient implements AutoCloseable {

  /** The default API version: the last one whose guide describes ResyncSession. */
  public static final ApiVersion DEFAULT_API_VERSION = ApiVersion.of(42);

  /** How long other clients leave the sessions of a client alone by default if it is gone. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(10);

  private static final Duration LONGEST_LEASE = Duration.ofDays(1);

  /** How many events wait for a subscriber by default. */
  public static final int DEFAULT_EVENT_BUFFER = 1024;

  private final ApiVersion apiVersion;
  private final Profile profile;
  private final LongSupplier jitterSeeds;
  private final SessionMachine machine;
  private final WallClock wallClock;
  private final ClientThreads threads;
  private final SessionlessWire server;
  private final SessionlessRequests visitor;
  private final Sessions sessions;
  private final Optional<Resumer> resumer;

  private ChatClient(Builder builder, URI endpoint, HttpTransport transport) {
    this.apiVersion = builder.apiVersion;
    this.profile = builder.profile;
    this.jitterSeeds = builder.jitterSeeds;
    this.machine = builder.machine;
    this.wallClock = new WallClock(builder.wallClock);
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
    Optional<ClientJournal> journal =
        Optional.ofNullable(builder.journal)
            .map(
                it -> new ClientJournal(it, journalLimit(profile), builder.lease, threads.timer()));
    this.sessions =
        new Sessions(
            machine,
            transport,
            builder.codec,
            builder.observers,
            builder.eventBuffer,
            builder.clock,
            wallClock,
            threads,
            journal);
    this.resumer = journal.map(it -> new Resumer(it, machine, wallClock, sessions));
  }

  /** How long a call of the journal may take, so that several fit into a session's patience. */
  private static Duration journalLimit(Profile profile) {
    Duration part = profile.connectionTimeout().dividedBy(4);
    return part.compareTo(profile.requestTimeout()) < 0 ? part : profile.requestTimeout();
  }

  /** Returns a builder, which needs at least an endpoint and a transport. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Starts a chat, and returns at once. The session reports events to the listener, and its end by
   * {@link ChatSession#ended()}.
   *
   * @param init the request for the chat; the client fills in {@code sessionId} and {@code isPost}
   * @param options the application's id for the session, and attributes
   * @param listener receives every event from now on
   * @throws IllegalArgumentException if the request cannot be written, because an additional
   *     property is not JSON or has the name of a known one
   * @throws SessionIdInUseException if an open session of this client has the same id
   * @throws IllegalStateException if this client is closed or drained
   */
  public ChatSession start(
      ChasitorInitRequest init, SessionOptions options, SessionListener listener) {
    return begin(init, options, Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Starts a chat as {@link #start(ChasitorInitRequest, SessionOptions, SessionListener)} does,
   * with a random id.
   */
  public ChatSession start(ChasitorInitRequest init, SessionListener listener) {
    return start(init, SessionOptions.defaults(), listener);
  }

  /**
   * Starts a chat without a listener. Its events wait for the first subscriber of {@link
   * ChatSession#events()}.
   *
   * @param init the request for the chat; the client fills in {@code sessionId} and {@code isPost}
   * @param options the application's id for the session, and attributes
   * @throws IllegalArgumentException if the request cannot be written, because an additional
   *     property is not JSON or has the name of a known one
   * @throws SessionIdInUseException if an open session of this client has the same id
   * @throws IllegalStateException if this client is closed or drained
   */
  public ChatSession start(ChasitorInitRequest init, SessionOptions options) {
    return begin(init, options, null);
  }

  /**
   * Starts a chat as {@link #start(ChasitorInitRequest, SessionOptions)} does, with a random id.
   */
  public ChatSession start(ChasitorInitRequest init) {
    return start(init, SessionOptions.defaults());
  }

  private ChatSession begin(
      ChasitorInitRequest init, SessionOptions options, @Nullable SessionListener listener) {
    Objects.requireNonNull(init, "init");
    SessionDescription description = Objects.requireNonNull(options, "options").describe();
    URI home = endpoint();
    SessionSettings settings =
        new SessionSettings(init, apiVersion, profile, home, jitterSeeds.getAsLong());
    SessionDocument fresh =
        SessionDocument.fresh(description, wallClock.millis(), VisitorMachine.fresh(settings));
    return sessions.begin(fresh, listener, () -> {}, SessionDriver::start);
  }

  /**
   * Goes on with a frozen session, on this client's transport. The session keeps its id,
   * attributes, server, API version and profile. It sends lines that wait, and delivers messages
   * that came meanwhile. {@link ChatSession#carriedOver()} has the outcomes of earlier commands.
   *
   * <p>The first call comes after a random part of {@link Profile#firstBackoff()}, or with the
   * first command. So a process may thaw many sessions at once, and their calls are spread (rule
   * C-DUR-05).
   *
   * @param frozen the session to go on with
   * @param age whether the session did more after the document was written; {@link Thaw#STALE} is
   *     always safe
   * @param lease decides whether this client may go on; called once, on this thread, before
   *     anything is sent
   * @param listener receives every event from now on
   * @throws IllegalArgumentException if the document is thawed as stale, and no agent had accepted
   *     the chat when it was written
   * @throws SessionLeaseException if the lease refuses
   * @throws SessionIdInUseException if an open session of this client has the same id
   * @throws IllegalStateException if this client is closed or drained
   */
  public ChatSession thaw(
      FrozenSession frozen, Thaw age, SessionLease lease, SessionListener listener) {
    return resume(frozen, age, lease, Objects.requireNonNull(listener, "listener"));
  }

  /**
   * Goes on with a frozen session, as {@link #thaw(FrozenSession, Thaw, SessionLease,
   * SessionListener)} does with {@link Thaw#STALE}.
   */
  public ChatSession thaw(FrozenSession frozen, SessionLease lease, SessionListener listener) {
    return thaw(frozen, Thaw.STALE, lease, listener);
  }

  /**
   * Goes on with a frozen session, as {@link #thaw(FrozenSession, Thaw, SessionLease,
   * SessionListener)} does, without a listener. Its events wait for the first subscriber of {@link
   * ChatSession#events()}.
   */
  public ChatSession thaw(FrozenSession frozen, Thaw age, SessionLease lease) {
    return resume(frozen, age, lease, null);
  }

  private ChatSession resume(
      FrozenSession frozen, Thaw age, SessionLease lease, @Nullable SessionListener listener) {
    Objects.requireNonNull(frozen, "frozen");
    Objects.requireNonNull(age, "age");
    Objects.requireNonNull(lease, "lease");
    SessionDocument document = wallClock.afterPause(frozen.document());
    if (document.inJournal()) {
      throw new IllegalArgumentException(
          "A journal has this session, and goes on from there: resume it by its id");
    }
    VisitorState known =
        switch (age) {
          case EXACT -> document.state();
          case STALE -> Resumption.stale(document.state(), document.time());
        };
    SessionDocument quiet = document.with(machine.thawed(known));
    Duration pause = Resumption.firstPause(quiet.state());
    return sessions.begin(
        quiet, listener, () -> acquire(lease, age, frozen), driver -> driver.goOn(pause));
  }

  private static void acquire(SessionLease lease, Thaw age, FrozenSession frozen) {
    boolean acquired =
        switch (age) {
          case EXACT -> lease.acquire(frozen.id(), frozen.generation());
          case STALE -> lease.takeOver(frozen.id(), frozen.generation());
        };
    if (!acquired) {
      throw new SessionLeaseException(frozen);
    }
  }

  /**
   * Goes on with the sessions of the journal whose holders are gone. A holder is gone when its
   * lease is over: {@link Builder#lease} after it was killed, or at once if it was closed. Call it
   * when the process starts, and now and then while it runs.
   *
   * <p>A session goes on as if it had not stopped. Its unconfirmed events come again, with the same
   * numbers, and its calls are tried again, with the same numbers. Each first call comes after a
   * random part of {@link Profile#firstBackoff()} (rule C-DUR-05).
   *
   * @param listeners makes the listener of each session, from its id and attributes, before the
   *     session is claimed. It may be called on threads of the journal, for several sessions at the
   *     same time. It must not block.
   * @return what became of each session; exceptionally if the journal fails, and it can be called
   *     again then
   * @throws IllegalStateException if this client has no journal, or is closed
   */
  public CompletionStage<ResumeReport> resume(
      Function<SessionDescription, SessionListener> listeners) {
    return resumer().resumeAll(Objects.requireNonNull(listeners, "listeners"));
  }

  /**
   * Goes on with one session of the journal, whoever holds it. This client claims it, and the next
   * write of an earlier holder is refused. What that holder wrote before may still leave, and is a
   * repeat.
   *
   * @param id the id of the session
   * @param listener receives every event from now on
   * @return the session; exceptionally {@link IllegalArgumentException} if the journal does not
   *     have it, {@link SessionIdInUseException} if it is open here, {@link
   *     SessionStoppedException} if another client claimed it at the same time, {@link
   *     dev.chasitor.codec.document.MalformedMessageException} if its document cannot be read, or
   *     the failure of the journal
   * @throws IllegalStateException if this client has no journal, or is closed
   */
  public CompletionStage<ChatSession> resume(String id, SessionListener listener) {
    Objects.requireNonNull(listener, "listener");
    return resumer().resume(Objects.requireNonNull(id, "id"), session -> listener);
  }

  private Resumer resumer() {
    return resumer.orElseThrow(
        () ->
            new IllegalStateException(
                "This client has no journal to resume sessions from: set one in the builder"));
  }

  /**
   * The sessions of this client that are neither over nor frozen now, in any order. The list does
   * not change later.
   */
  public List<ChatSession> sessions() {
    return sessions.all();
  }

  /** Numbers of this client's sessions now, for example for a health endpoint. */
  public SessionCounts sessionCounts() {
    return sessions.counts();
  }

  /**
   * Freezes every open session before the process stops, and reports what became of each. Store the
   * documents of the report, and thaw them in another process. Then {@link #close()} the client.
   *
   * <p>From now on this client neither starts nor thaws sessions. A session that is being started
   * or thawed now is frozen, too. Every later call returns the stage of the first.
   *
   * <p>The stage completes when the listeners of all frozen sessions received their last events. It
   * completes after the given time at the latest, and at once when the client is closed. Sessions
   * that were not finished then are reported as they are: frozen with {@link
   * DrainReport#undelivered()} events, or not frozen. A busy listener holds up no other session
   * while the executor runs it on another thread. So drain the client before you shut down a lent
   * executor, a lent timer or the transport.
   *
   * <p>The stage completes on a thread of the executor or the timer, or on the calling thread.
   *
   * @param within how long to wait at most; zero means that the listeners are not waited for
   * @return never completes exceptionally
   * @throws IllegalArgumentException if the time is negative
   */
  public CompletionStage<DrainReport> drain(Duration within) {
    if (within.isNegative()) {
      throw new IllegalArgumentException("The time for a drain must not be negative: " + within);
    }
    return sessions.drain(within);
  }

  /**
   * The server of this client's new sessions. It is the one that the client was built with, until
   * {@code SwitchServer} names another in answer to a request without a session.
   */
  public URI endpoint() {
    return server.endpoint();
  }

  /**
   * Requests the settings of a deployment. Like all requests without a session, it is never
   * retried. The client follows {@code SwitchServer} to other servers, where it leaves out the
   * visitor's id, but never from https to http.
   *
   * @return completes exceptionally with {@link VisitorRequestException} if the request fails
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<Settings> settings(SettingsRequest request) {
    sessions.refuseWhenClosed();
    return visitor.settings(request);
  }

  /**
   * Requests which buttons and agents are available, in the same way as {@link #settings}.
   *
   * @return completes exceptionally with {@link VisitorRequestException} if the request fails
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<Availability> availability(AvailabilityRequest request) {
    sessions.refuseWhenClosed();
    return visitor.availability(request);
  }

  /**
   * Requests an id for the visitor's browser, in the same way as {@link #settings}.
   *
   * @return completes exceptionally with {@link VisitorRequestException} if the request fails
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<VisitorId> visitorId(VisitorIdRequest request) {
    sessions.refuseWhenClosed();
    return visitor.visitorId(request);
  }

  /**
   * Reports that the visitor went to another page, in the same way as {@link #settings}.
   *
   * @return completes when the server accepts it; exceptionally with {@link
   *     VisitorRequestException} if the request fails
   * @throws IllegalStateException if this client is closed
   */
  public CompletionStage<Void> breadcrumb(BreadcrumbRequest request) {
    sessions.refuseWhenClosed();
    return visitor.breadcrumb(request);
  }

  /**
   * Drops every open session, as {@link ChatSession#close()} does, and frees the client's own
   * threads. With a journal the chats do not end: the journal has them, and another client may
   * resume them at once. It returns at once. The client still reports the end of each session and
   * the outcome of each command before its threads end. Idempotent. Call {@link #drain} first if
   * sessions should go on elsewhere.
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
    private LongSupplier jitterSeeds = () -> ThreadLocalRandom.current().nextLong();
    private ChasitorCodec codec = ChasitorCodec.create();
    private SessionMachine machine = SessionMachine.STANDARD;
    private Function<SessionDescription, SessionObserver> observers =
        session -> SessionObserver.NONE;
    private @Nullable SessionJournal journal;
    private Duration lease = DEFAULT_LEASE;
    private int eventBuffer = DEFAULT_EVENT_BUFFER;
    private LongSupplier clock = System::nanoTime;
    private LongSupplier wallClock = System::currentTimeMillis;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Executor executor;

    private Builder() {}

    /** Sets the server: {@code https://HOST}, with or without {@code /chat/rest}. */
    public Builder endpoint(URI value) {
      endpoint = Objects.requireNonNull(value, "endpoint");
      return this;
    }

    /** Sets the transport for all requests. The client does not close it. */
    public Builder transport(HttpTransport value) {
      transport = Objects.requireNonNull(value, "transport");
      return this;
    }

    /** Sets the API version; the default is {@link #DEFAULT_API_VERSION}. */
    public Builder apiVersion(ApiVersion value) {
      apiVersion = Objects.requireNonNull(value, "apiVersion");
      return this;
    }

    /**
     * Sets the options for what the guide leaves open; the default is {@link Profile#defaults()}.
     */
    public Builder profile(Profile value) {
      profile = Objects.requireNonNull(value, "profile");
      return this;
    }

    /**
     * Sets the source of the seeds for the jitter in pauses; by default they are random. The client
     * takes one for each session that it starts, on the thread that starts it. A frozen session
     * keeps its seed. Give each session another one, or many sessions retry at the same instant
     * (rule C-DUR-05). A test can repeat a run exactly with seeds of its own.
     */
    public Builder jitterSeeds(LongSupplier value) {
      jitterSeeds = Objects.requireNonNull(value, "jitterSeeds");
      return this;
    }

    /** Sets the codec, with its limits; the default is {@link ChasitorCodec#create()}. */
    public Builder codec(ChasitorCodec value) {
      codec = Objects.requireNonNull(value, "codec");
      return this;
    }

    /**
     * Sets the machine; the default is {@link SessionMachine#STANDARD}. Test kits use it to run
     * another machine in this driver; applications do not need it.
     */
    public Builder machine(SessionMachine value) {
      machine = Objects.requireNonNull(value, "machine");
      return this;
    }

    /** Sets one observer for all sessions; there is none by default. */
    public Builder observer(SessionObserver value) {
      Objects.requireNonNull(value, "observer");
      observers = session -> value;
      return this;
    }

    /**
     * Sets a factory of observers. The client calls it once for each session that is started,
     * thawed or resumed, with the id and the attributes of the session, before anything is sent. A
     * thaw calls it before the lease is acquired.
     */
    public Builder observers(Function<SessionDescription, SessionObserver> value) {
      observers = Objects.requireNonNull(value, "observers");
      return this;
    }

    /**
     * Sets the journal in which each session is kept, so that it survives a crash of the process.
     * There is none by default. The client does not close it.
     *
     * <p>Each session writes a step before anything of it leaves (rule C-DUR-01). While a write is
     * under way, the session waits and no thread does. When the journal cannot tell whether a write
     * was done, the session reads it again, for half of {@link Profile#connectionTimeout()}. Then
     * this client stops driving the session ({@link SessionStoppedException}), and {@link
     * ChatClient#resume} goes on with it.
     */
    public Builder journal(SessionJournal value) {
      journal = Objects.requireNonNull(value, "journal");
      return this;
    }

    /**
     * Sets how long other clients leave the sessions of this one alone after it is gone; the
     * default is {@link #DEFAULT_LEASE}. The client renews its lease after each third of this time.
     *
     * @throws IllegalArgumentException if the time is not positive, or longer than a day
     */
    public Builder lease(Duration value) {
      if (value.isZero() || value.isNegative() || value.compareTo(LONGEST_LEASE) > 0) {
        throw new IllegalArgumentException(
            "lease must be positive and at most " + LONGEST_LEASE + ", not " + value);
      }
      lease = value;
      return this;
    }

    /**
     * Sets how many events may wait for each subscriber of {@link ChatSession#events()}; the
     * default is {@link #DEFAULT_EVENT_BUFFER}. With more, the subscription fails with {@link
     * EventOverflowException}.
     *
     * @throws IllegalArgumentException if {@code events} is not positive
     */
    public Builder eventBuffer(int events) {
      if (events < 1) {
        throw new IllegalArgumentException("eventBuffer must be 1 or more, not " + events);
      }
      eventBuffer = events;
      return this;
    }

    /**
     * Sets the clock: nanoseconds from any origin, never going back. The default is {@link
     * System#nanoTime}. A test can run a whole client in virtual time with its own clock and a
     * timer that follows it.
     */
    public Builder clock(LongSupplier nanos) {
      clock = Objects.requireNonNull(nanos, "nanos");
      return this;
    }

    /**
     * Sets the clock that tells for how long a frozen or dead session was not run: milliseconds
     * since 1970. The default is {@link System#currentTimeMillis}. Documents hold this time, so set
     * the clocks of all processes that share sessions alike: times to live and the time limits of
     * {@link Profile} are as exact as these clocks. If the clock shows an earlier time than a
     * document, no time passed in between.
     */
    public Builder wallClock(LongSupplier millis) {
      wallClock = Objects.requireNonNull(millis, "millis");
      return this;
    }

    /**
     * Lends the client a timer, which wakes sessions at their deadlines. By default the client has
     * its own, with one daemon thread. The client uses only {@link
     * ScheduledExecutorService#schedule(Runnable, long, java.util.concurrent.TimeUnit)} and {@code
     * cancel} on its result. Configure the timer to remove cancelled tasks, or they stay until
     * their time.
     */
    public Builder timer(ScheduledExecutorService value) {
      timer = Objects.requireNonNull(value, "timer");
      return this;
    }

    /**
     * Lends the client an executor, which runs listeners and subscribers and completes stages. By
     * default the client has its own: from JDK 24 on a virtual thread for each busy session, and
     * before that at most 64 daemon threads. When 64 listeners block, the other sessions wait, and
     * the client logs a warning.
     *
     * <p>The executor may refuse tasks. The session then goes on, and its callbacks wait in order.
     * The client offers them again at each event of the session, and each second. Callbacks that
     * could wait for ever run on a thread of the timer, the transport or the caller instead. These
     * are the callbacks left after the end or the freeze of a session, and the answers to requests
     * without a session. The same holds for all callbacks once an {@link
     * java.util.concurrent.ExecutorService} is shut down. The executor must not drop a task without
     * an exception.
     */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /**
     * Builds the client.
     *
     * @throws IllegalStateException if the endpoint or the transport is missing
     * @throws IllegalArgumentException if the endpoint is not an absolute http or https URI, or has
     *     user information, a query or a fragment. Also if the transport does not carry requests to
     *     it, for example because it is http to another machine; the message names the option.
     */
    public ChatClient build() {
      URI where = endpoint;
      HttpTransport how = transport;
      if (where == null || how == null) {
        throw new IllegalStateException(
            "A ChatClient needs an endpoint and a transport: set both in the builder");
      }
      URI base = Endpoint.of(where).base();
      how.check(base);
      return new ChatClient(this, base, how);
    }
  }
}
