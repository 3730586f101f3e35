package dev.chasitor.host;

import dev.chasitor.codec.Incoming.Understood;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.HostProfile;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of chat sessions, without HTTP. It takes decoded requests, answers them, and
 * gives the desk a {@link Chat} for each session. Thread-safe.
 *
 * <p>Use it to serve the protocol on your own HTTP stack, as the reference server does. Decode a
 * request with {@code ChasitorCodec.decodeRequest}, and encode an answer with {@code
 * ChasitorCodec.encodeReply}:
 *
 * <pre>{@code
 * HostSessions sessions = HostSessions.builder(desk).store(store).build();
 *
 * void onRequest(Understood request, Connection connection) {
 *   HostExchange exchange =
 *       sessions.serve(
 *           request,
 *           new Caller() {
 *             @Override
 *             public void answer(Reply reply) {
 *               connection.send(codec.encodeReply(reply));
 *             }
 *
 *             @Override
 *             public void cut() {
 *               connection.close();
 *             }
 *           });
 *   connection.onClosed(exchange::abandon);
 * }
 * }</pre>
 *
 * <p>Each session handles requests and commands one at a time, in the order in which they arrive.
 * The machine steps, the host stores the new state, and only then it answers and reports to the
 * desk. Meanwhile other requests and commands of the session wait, without blocking a thread. If a
 * step cannot be stored, the host answers 500 and the session goes back to its stored state. If the
 * store cannot load that state either, the host tries again after a second, then after pauses that
 * double up to 30 seconds, or when a request comes. The host logs what a store, a desk, a caller,
 * an observer, a timer or a source of credentials throws, and the session goes on.
 *
 * <p>A host consists of one or more nodes that share the store. A session belongs to the node that
 * opened it or took it over last. After {@link #stopNode} the sessions of that node refuse requests
 * with 503, until their clients ask another node to take them over.
 */
public final class HostSessions implements AutoCloseable {

  /** With how many sessions in memory the host opens no other one, by default. */
  public static final int DEFAULT_MAX_SESSIONS = 100_000;

  /** How long a call of the store may take by default. */
  public static final Duration DEFAULT_STORE_TIMEOUT = Duration.ofSeconds(10);

  private final HostThreads threads;
  private final HostParts parts;
  private final int maxSessions;
  private final SessionTable table;
  private final AtomicLong exchangeIds = new AtomicLong();
  private final Set<HostExchange> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private HostSessions(Builder builder) {
    threads = new HostThreads(builder.timer, builder.executor);
    maxSessions = builder.maxSessions;
    CredentialSource given = builder.credentials;
    parts =
        new HostParts(
            builder.profile,
            builder.desk,
            new GuardedStore(builder.store, threads.timer(), builder.storeTimeout),
            new HostClock(builder.nanos, builder.epochMillis),
            threads.timer(),
            threads.executor(),
            new CheckedCredentials(given == null ? CredentialSource.random() : given),
            builder.observer,
            new HostNodes(builder.nodes),
            new AtomicInteger());
    table = new SessionTable(parts);
  }

  /** Returns a builder of a host with this desk; every other option has a default. */
  public static Builder builder(AgentDesk desk) {
    return new Builder(desk);
  }

  /**
   * Serves a request. It returns at once, unless the lent executor runs tasks on the calling
   * thread.
   *
   * <p>The host answers 404 to requests without a session, 403 if no session has the key, and 503
   * to every request after it was closed.
   *
   * @param request the decoded request
   * @param caller receives the answer
   * @return the exchange, by which to report that the client left
   */
  public HostExchange serve(Understood request, Caller caller) {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(caller, "caller");
    return switch (request.request().kind()) {
      case SESSION_ID -> open(request, caller);
      case RESYNC_SESSION, RECONNECT_SESSION -> within(request, caller, true);
      case CHASITOR_INIT,
          CHASITOR_RESYNC_STATE,
          CHASITOR_TYPING,
          CHASITOR_NOT_TYPING,
          CHAT_MESSAGE,
          CHASITOR_SNEAK_PEEK,
          CUSTOM_EVENT,
          CHASITOR_IDLE_TIMEOUT_WARNING_EVENT,
          SENSITIVE_DATA_RULE_TRIGGERED,
          RICH_MESSAGE,
          CHAT_END,
          CHAT_CANCEL,
          DELETE_SESSION_ID,
          MESSAGES,
          MULTI_NOUN ->
          within(request, caller, false);
      case SETTINGS,
          AVAILABILITY,
          VISITOR_ID,
          BREADCRUMB,
          AGENT_SENSITIVE_DATA_RULE_TRIGGERED,
          UNKNOWN -> {
        HostExchange exchange = begin(request, caller, "");
        exchange.refuseNotServed();
        yield exchange;
      }
    };
  }

  private HostExchange open(Understood request, Caller caller) {
    String id;
    try {
      id = parts.credentials().sessionId();
    } catch (Throwable e) {
      return refuseFailed(request, caller, e);
    }
    HostExchange exchange = begin(request, caller, id);
    Optional<HostNode> node = closed ? Optional.empty() : parts.nodes().next();
    if (node.isEmpty() || parts.inMemory().get() >= maxSessions) {
      exchange.refuseUnavailable();
      return exchange;
    }
    HostNode first = node.get();
    parts.observed(observer -> observer.onRequest(first.number(), exchange.request()));
    table.post(id, session -> session.open(exchange, first));
    return exchange;
  }

  private HostExchange within(Understood request, Caller caller, boolean takesOver) {
    Optional<SessionKey> key =
        request.request() instanceof DeleteSessionIdRequest delete
            ? Optional.of(delete.key())
            : request.headers().sessionKey();
    Optional<String> id;
    try {
      id = key.flatMap(parts.credentials()::sessionIdOf);
    } catch (Throwable e) {
      return refuseFailed(request, caller, e);
    }
    HostExchange exchange = begin(request, caller, id.orElse(""));
    if (closed) {
      exchange.refuseUnavailable();
    } else if (key.isEmpty()) {
      exchange.refuseUnknown();
    } else if (id.isEmpty()) {
      if (takesOver) {
        exchange.refuseTakeOver();
      } else {
        exchange.refuseUnknown();
      }
    } else if (takesOver) {
      table.post(id.get(), session -> session.takeOver(exchange, key.get()));
    } else {
      table.post(id.get(), session -> session.serve(exchange, key.get()));
    }
    return exchange;
  }

  /** Answers 500, because the source of credentials failed. */
  private HostExchange refuseFailed(Understood request, Caller caller, Throwable failure) {
    HostExchange exchange = begin(request, caller, "");
    parts.failed("", "The CredentialSource failed", failure);
    exchange.refuseFailed();
    return exchange;
  }

  private HostExchange begin(Understood request, Caller caller, String sessionId) {
    HostExchange exchange =
        new HostExchange(
            exchangeIds.incrementAndGet(),
            request,
            caller,
            open::remove,
            left -> table.post(sessionId, session -> session.abandoned(left)));
    open.add(exchange);
    return exchange;
  }

  /** How many nodes this host was built with. */
  public int nodes() {
    return parts.nodes().count();
  }

  /** How many sessions are in memory. */
  public int inMemory() {
    return parts.inMemory().get();
  }

  /**
   * Stops a node. After this returns, the node serves nothing more, and what it had not stored is
   * lost.
   *
   * @param node the node, from 0
   * @param kind how it stops
   * @return completes when the node's open exchanges are cut or answered
   * @throws IllegalArgumentException if there is no node with this number
   */
  public CompletionStage<Void> stopNode(int node, StopKind kind) {
    Objects.requireNonNull(kind, "kind");
    HostNode lost = parts.nodes().node(node);
    lost.stop(kind);
    return CompletableFuture.allOf(
        table.all().stream()
            .filter(session -> session.owner() == lost)
            .map(session -> nodeLost(session, lost))
            .toArray(CompletableFuture[]::new));
  }

  private static CompletableFuture<Void> nodeLost(HostedSession session, HostNode lost) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    boolean taken =
        session.post(
            () -> {
              try {
                session.nodeLost(lost);
              } finally {
                done.complete(null);
              }
            });
    if (!taken) {
      done.complete(null);
    }
    return done;
  }

  /**
   * Starts a node that was stopped, or does nothing if it runs. The node holds no session at first,
   * and can open sessions and take them over.
   *
   * @param node the node, from 0
   * @throws IllegalArgumentException if there is no node with this number
   */
  public void startNode(int node) {
    parts.nodes().start(node);
  }

  /**
   * Stops every node, answers each open exchange with 503, and frees the host's own threads. It
   * returns at once and does not wait for the store. Sessions stay as they were stored. After this
   * no session takes a step, and commands of the desk do nothing. Idempotent.
   */
  @Override
  public void close() {
    closed = true;
    for (int node = 0; node < nodes(); node++) {
      parts.nodes().node(node).stop(StopKind.DRAIN);
    }
    open.forEach(HostExchange::refuseUnavailable);
    table.close();
    threads.close();
  }

  /** Collects the options of {@link HostSessions}; not thread-safe. */
  public static final class Builder {

    private final AgentDesk desk;
    private SessionStore store = SessionStore.inMemory();
    private Duration storeTimeout = DEFAULT_STORE_TIMEOUT;
    private HostProfile profile = HostProfile.defaults();
    private @Nullable CredentialSource credentials;
    private HostObserver observer = HostObserver.NONE;
    private int nodes = 1;
    private int maxSessions = DEFAULT_MAX_SESSIONS;
    private LongSupplier nanos = System::nanoTime;
    private LongSupplier epochMillis = System::currentTimeMillis;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable Executor executor;

    private Builder(AgentDesk desk) {
      this.desk = Objects.requireNonNull(desk, "desk");
    }

    /** Sets the store of the sessions; the default is {@link SessionStore#inMemory()}. */
    public Builder store(SessionStore value) {
      store = Objects.requireNonNull(value, "store");
      return this;
    }

    /**
     * Sets how long a call of the store may take before it counts as failed; the default is {@link
     * #DEFAULT_STORE_TIMEOUT}.
     *
     * @throws IllegalArgumentException if {@code value} is not positive
     */
    public Builder storeTimeout(Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("storeTimeout must be positive, not " + value);
      }
      storeTimeout = value;
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

    /**
     * Sets the source of ids, keys and tokens; the default is {@link CredentialSource#random()}.
     */
    public Builder credentials(CredentialSource value) {
      credentials = Objects.requireNonNull(value, "credentials");
      return this;
    }

    /** Sets the observer; the default is {@link HostObserver#NONE}. */
    public Builder observer(HostObserver value) {
      observer = Objects.requireNonNull(value, "observer");
      return this;
    }

    /**
     * Sets how many nodes share the store; the default is 1.
     *
     * @throws IllegalArgumentException if {@code value} is not positive
     */
    public Builder nodes(int value) {
      nodes = positive("nodes", value);
      return this;
    }

    /**
     * Sets with how many sessions in memory the host opens no other one; the default is {@link
     * #DEFAULT_MAX_SESSIONS}. It then answers 503 to a SessionId request.
     *
     * <p>More sessions than this can be in memory: those that are being opened do not count yet,
     * and sessions that the host loads from the store, for example to take them over, are never
     * refused.
     *
     * @throws IllegalArgumentException if {@code value} is not positive
     */
    public Builder maxSessions(int value) {
      maxSessions = positive("maxSessions", value);
      return this;
    }

    private static int positive(String option, int value) {
      if (value < 1) {
        throw new IllegalArgumentException(option + " must be 1 or more, not " + value);
      }
      return value;
    }

    /**
     * Sets the clocks; the default are those of the system. A test can run a whole host in virtual
     * time with its own clocks and a timer that follows them.
     *
     * @param monotonicNanos nanoseconds from any origin, never going back
     * @param wallClockMillis milliseconds since the epoch; read once, when the host is built
     */
    public Builder clock(LongSupplier monotonicNanos, LongSupplier wallClockMillis) {
      nanos = Objects.requireNonNull(monotonicNanos, "monotonicNanos");
      epochMillis = Objects.requireNonNull(wallClockMillis, "wallClockMillis");
      return this;
    }

    /**
     * Lends the host a timer, which wakes sessions at their deadlines and stays open. By default
     * the host has its own, with one daemon thread. The host uses only {@link
     * ScheduledExecutorService#schedule(Runnable, long, java.util.concurrent.TimeUnit)} and {@code
     * cancel} on its result.
     */
    public Builder timer(ScheduledExecutorService value) {
      timer = Objects.requireNonNull(value, "timer");
      return this;
    }

    /**
     * Lends the host an executor, which runs sessions, and with them the desk, the store's calls
     * and the observer. The tasks of one session never overlap. By default the host has its own,
     * with one daemon thread for each processor.
     *
     * <p>The executor may run a task on the calling thread. If it refuses a task, the host runs the
     * task there itself. The executor must not drop a task without an exception.
     */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /** Builds the host. */
    public HostSessions build() {
      return new HostSessions(this);
    }
  }
}
