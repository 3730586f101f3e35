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
 * Drives the server's side of chat sessions, without HTTP: takes decoded requests, answers them,
 * and gives the desk a {@link Chat} for each session. Thread-safe.
 *
 * <p>Use it to serve the protocol on an HTTP stack of your own; the reference server does the same.
 * A request is decoded by {@code ChasitorCodec.decodeRequest}, an answer is encoded by {@code
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
 * <p>Each session handles one thing at a time, in the order it arrives: the machine steps, the new
 * state is stored, and only then the answer leaves and the desk is notified. Meanwhile other
 * requests and commands of the session wait; no thread does. A step that could not be stored is
 * answered with 500, and the session goes back to what was stored. What a store, a desk, a caller
 * or an observer throws is logged and never stops a session.
 *
 * <p>A host consists of one or more nodes that share the store. A session belongs to the node that
 * opened it or took it over last. {@link #stopNode} takes a node away: its sessions refuse requests
 * with 503 until the client takes them over to another node.
 */
public final class HostSessions implements AutoCloseable {

  /** How many sessions are held in memory by default. */
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
            given == null ? CredentialSource.random() : given,
            builder.observer,
            new HostNodes(builder.nodes),
            new AtomicInteger());
    table = new SessionTable(parts);
  }

  /** Starts a host whose chats are taken by this desk; every other option has a default. */
  public static Builder builder(AgentDesk desk) {
    return new Builder(desk);
  }

  /**
   * Serves a request. Returns at once, unless the lent executor runs tasks at once.
   *
   * <p>A request that is not about a session is answered with 404, one whose key no session has
   * with 403, and every request with 503 when the host is closed.
   *
   * @param request the request, as the codec understood it
   * @param caller takes the answer
   * @return the handle to report that the client left
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
    String id = parts.credentials().sessionId();
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
    Optional<String> id = key.flatMap(parts.credentials()::sessionIdOf);
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
   * Stops a node. From when this returns it serves nothing more; what only its memory held of its
   * sessions is lost.
   *
   * @param node the node, from 0
   * @param kind how it stops
   * @return completes when the node's open exchanges were cut or answered
   */
  public CompletionStage<Void> stopNode(int node, StopKind kind) {
    HostNode lost = parts.nodes().node(node);
    lost.stop(Objects.requireNonNull(kind, "kind"));
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
   * Starts a node that was stopped, or does nothing if it lives. It holds no session; it can open
   * sessions and take them over.
   *
   * @param node the node, from 0
   */
  public void startNode(int node) {
    parts.nodes().start(node);
  }

  /**
   * Stops every node, answers each open exchange with 503, and frees the host's own threads.
   * Returns at once and waits for no store; sessions stay as they were stored. From now on nothing
   * is stepped, and commands of the desk do nothing. Idempotent.
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

    /** Where sessions outlive their nodes; this process's memory by default. */
    public Builder store(SessionStore value) {
      store = Objects.requireNonNull(value, "store");
      return this;
    }

    /**
     * How long a call of the store may take before it counts as failed; {@link
     * #DEFAULT_STORE_TIMEOUT} by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder storeTimeout(Duration value) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException("storeTimeout must be positive, not " + value);
      }
      storeTimeout = value;
      return this;
    }

    /** The host's time-outs; those of the real service by default. */
    public Builder profile(HostProfile value) {
      profile = Objects.requireNonNull(value, "profile");
      return this;
    }

    /** What makes ids, keys and tokens; {@link CredentialSource#random()} by default. */
    public Builder credentials(CredentialSource value) {
      credentials = Objects.requireNonNull(value, "credentials");
      return this;
    }

    /** Who watches; {@link HostObserver#NONE} by default. */
    public Builder observer(HostObserver value) {
      observer = Objects.requireNonNull(value, "observer");
      return this;
    }

    /**
     * How many nodes share the store; 1 by default.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder nodes(int value) {
      nodes = positive("nodes", value);
      return this;
    }

    /**
     * How many sessions are held in memory; {@link #DEFAULT_MAX_SESSIONS} by default. A client that
     * wants to open another one is answered with 503.
     *
     * @throws IllegalArgumentException if it is not positive
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
     * The clocks; those of the system by default. A clock that a test turns, together with a timer
     * that obeys it, runs a whole host in virtual time.
     *
     * @param monotonicNanos time in nanoseconds from any origin, which never goes back
     * @param wallClockMillis milliseconds since the epoch; read once, when the host is built
     */
    public Builder clock(LongSupplier monotonicNanos, LongSupplier wallClockMillis) {
      nanos = Objects.requireNonNull(monotonicNanos, "monotonicNanos");
      epochMillis = Objects.requireNonNull(wallClockMillis, "wallClockMillis");
      return this;
    }

    /**
     * What wakes sessions at their deadlines; it is lent, and stays open. Only {@link
     * ScheduledExecutorService#schedule(Runnable, long, java.util.concurrent.TimeUnit)} is used,
     * and {@code cancel} on what it returns. One daemon thread of the host's own by default.
     */
    public Builder timer(ScheduledExecutorService value) {
      timer = Objects.requireNonNull(value, "timer");
      return this;
    }

    /**
     * What runs sessions, and with them the desk, the store's calls and the observer; it is lent.
     * The tasks of one session never overlap. A daemon thread per processor by default.
     *
     * <p>It may run a task at once, on the thread that brings it. If it refuses, the task runs
     * there as well. It must not drop a task in silence.
     */
    public Builder executor(Executor value) {
      executor = Objects.requireNonNull(value, "executor");
      return this;
    }

    /** A host with these options. */
    public HostSessions build() {
      return new HostSessions(this);
    }
  }
}
