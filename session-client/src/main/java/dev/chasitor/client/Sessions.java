package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionDescription;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The open sessions of one client, and the parts that their drivers share. Thread-safe. */
final class Sessions {

  private final SessionMachine machine;
  private final HttpTransport transport;
  private final ChasitorCodec codec;
  private final Function<SessionDescription, SessionObserver> observers;
  private final int eventBuffer;
  private final LongSupplier clock;
  private final ClientThreads threads;
  private final Optional<ClientJournal> journal;

  /** The places of sessions that are neither over nor frozen, by their ids. */
  private final Map<String, SessionPlace> open = new ConcurrentHashMap<>();

  /** The places of sessions of the journal that are over, until their listeners have the end. */
  private final Map<String, SessionPlace> ending = new ConcurrentHashMap<>();

  private final AtomicLong frozen = new AtomicLong();
  private final AtomicLong stopped = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();

  /** Written under the lock of this object, so that a drain misses no session. */
  private volatile boolean closed;

  /** Guarded by this object. */
  private @Nullable Drain drain;

  Sessions(
      SessionMachine machine,
      HttpTransport transport,
      ChasitorCodec codec,
      Function<SessionDescription, SessionObserver> observers,
      int eventBuffer,
      LongSupplier clock,
      ClientThreads threads,
      Optional<ClientJournal> journal) {
    this.machine = machine;
    this.transport = transport;
    this.codec = codec;
    this.observers = observers;
    this.eventBuffer = eventBuffer;
    this.clock = clock;
    this.threads = threads;
    this.journal = journal;
  }

  void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("The client is closed: build a new one");
    }
  }

  /**
   * Begins to drive a session, which is dropped when the client is closed.
   *
   * @param listener receives every event; null if the first subscriber receives them
   * @param beforehand runs after all else that may fail, and before anything is sent
   * @param first begins to drive the session
   * @throws IllegalStateException if the client is closed or drained
   * @throws SessionIdInUseException if an open session has the same id
   */
  ChatSession begin(
      SessionDocument beginning,
      @Nullable SessionListener listener,
      Runnable beforehand,
      Consumer<SessionDriver> first) {
    SessionPlace place = reserve(beginning.description());
    SessionDriver driver;
    try {
      driver = driver(beginning, journal.map(ClientJournal::positionOfNew), place, listener);
      beforehand.run();
    } catch (Throwable e) {
      place.leave(SessionPlace.Reason.WITHDRAWN);
      throw e;
    }
    return begin(place, driver, first);
  }

  /**
   * Begins to drive a session that this client claimed in its journal.
   *
   * @param place the place that was reserved for it
   */
  ChatSession resume(
      SessionPlace place,
      SessionDocument beginning,
      JournalPosition position,
      SessionListener listener,
      Consumer<SessionDriver> first) {
    return begin(place, driver(beginning, Optional.of(position), place, listener), first);
  }

  private ChatSession begin(
      SessionPlace place, SessionDriver driver, Consumer<SessionDriver> first) {
    ChatSession session = new ChatSession(driver, place.description());
    journal.ifPresent(ClientJournal::begin);
    first.accept(driver);
    place.begin(session);
    if (closed) {
      drop(session);
    }
    return session;
  }

  /** A session of a journal can go on elsewhere; any other is over. */
  private void drop(ChatSession session) {
    if (journal.isPresent()) {
      session.driver().stop();
    } else {
      session.close();
    }
  }

  /**
   * Takes the place of a session, before anything is sent.
   *
   * @throws IllegalStateException if the client is closed or drained
   * @throws SessionIdInUseException if an open session has the same id
   */
  synchronized SessionPlace reserve(SessionDescription description) {
    refuseWhenClosed();
    if (drain != null) {
      throw new IllegalStateException(
          "The client was drained and begins no more sessions: build a new one");
    }
    SessionPlace place = new SessionPlace(description, this::left);
    if (open.putIfAbsent(place.id(), place) != null) {
      throw new SessionIdInUseException(place.id());
    }
    return place;
  }

  private void left(SessionPlace place, SessionPlace.Reason why) {
    if (why == SessionPlace.Reason.ENDED && journal.isPresent()) {
      ending.put(place.id(), place);
    } else {
      ending.remove(place.id(), place);
    }
    if (open.remove(place.id(), place)) {
      if (place.session().isPresent()) {
        journal.ifPresent(ClientJournal::leave);
      }
      switch (why) {
        case ENDED -> ended.incrementAndGet();
        case FROZEN -> frozen.incrementAndGet();
        case STOPPED -> stopped.incrementAndGet();
        case WITHDRAWN, DELIVERED -> {
          // Nothing happened that counts.
        }
      }
    }
  }

  private SessionDriver driver(
      SessionDocument beginning,
      Optional<JournalPosition> position,
      SessionPlace place,
      @Nullable SessionListener listener) {
    SessionLog log = SessionLog.of(place.description());
    SerialExecutor callbacks =
        new SerialExecutor(threads.callbacks(), task -> threads.later(task, log), log);
    SessionObserver observer = observers.apply(place.description());
    ObserverGuard watch = new ObserverGuard(Objects.requireNonNull(observer, "observer"), log);
    return new SessionDriver(
        beginning,
        position,
        machine,
        new SessionWire(codec, transport, watch, log),
        watch,
        place,
        log,
        threads.timer(),
        clock,
        confirmed ->
            new Audience(
                callbacks,
                listener,
                eventBuffer,
                confirmed,
                () -> place.leave(SessionPlace.Reason.ENDED),
                log));
  }

  /**
   * Whether a session with this id is open here, is being begun, or is over and its listener does
   * not have the end yet.
   */
  boolean has(String id) {
    return open.containsKey(id) || ending.containsKey(id);
  }

  /** The sessions that are open now. */
  List<ChatSession> all() {
    return open.values().stream()
        .flatMap(place -> place.session().stream())
        .filter(session -> session.phase() != Phase.ENDED)
        .toList();
  }

  SessionCounts counts() {
    Map<Phase, Integer> byPhase = new EnumMap<>(Phase.class);
    all().forEach(session -> byPhase.merge(session.phase(), 1, Integer::sum));
    byPhase.remove(Phase.ENDED); // A session may have ended since.
    return new SessionCounts(byPhase, frozen.get(), stopped.get(), ended.get());
  }

  /** Freezes all open sessions, and lets no others begin. The first drain counts. */
  CompletionStage<DrainReport> drain(Duration within) {
    Drain begun;
    synchronized (this) {
      if (drain != null) {
        return drain.report();
      }
      begun = new Drain(open.values());
      drain = begun;
    }
    begun.start(within, threads.timer());
    return begun.report();
  }

  /** Drops all open sessions, and lets no others begin. */
  void close() {
    Drain unfinished;
    synchronized (this) {
      closed = true;
      unfinished = drain;
    }
    all().forEach(this::drop);
    journal.ifPresent(ClientJournal::close);
    if (unfinished != null) {
      unfinished.stopWaiting();
    }
  }
}
