package dev.chasitor.client;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.json.SessionDocument;
import dev.chasitor.transport.HttpTransport;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The open sessions of one client, and the parts that their drivers share. Thread-safe. */
final class Sessions {

  private final SessionMachine machine;
  private final HttpTransport transport;
  private final ChasitorCodec codec;
  private final Supplier<SessionObserver> observers;
  private final int eventBuffer;
  private final LongSupplier clock;
  private final ClientThreads threads;

  /** The drivers of sessions that are neither over nor frozen. */
  private final Set<SessionDriver> open = ConcurrentHashMap.newKeySet();

  private volatile boolean closed;

  Sessions(
      SessionMachine machine,
      HttpTransport transport,
      ChasitorCodec codec,
      Supplier<SessionObserver> observers,
      int eventBuffer,
      LongSupplier clock,
      ClientThreads threads) {
    this.machine = machine;
    this.transport = transport;
    this.codec = codec;
    this.observers = observers;
    this.eventBuffer = eventBuffer;
    this.clock = clock;
    this.threads = threads;
  }

  void refuseWhenClosed() {
    if (closed) {
      throw new IllegalStateException("The client is closed: build a new one");
    }
  }

  /**
   * Creates a driver that has not begun: it sends and reports nothing yet.
   *
   * @param listener receives every event; null if the first subscriber receives them
   * @throws IllegalStateException if the client is closed
   */
  SessionDriver driver(SessionDocument beginning, @Nullable SessionListener listener) {
    refuseWhenClosed();
    SerialExecutor callbacks = new SerialExecutor(threads.callbacks(), threads::later);
    ObserverGuard watch = new ObserverGuard(Objects.requireNonNull(observers.get(), "observer"));
    return new SessionDriver(
        beginning,
        machine,
        new SessionWire(codec, transport, watch),
        watch,
        threads.timer(),
        clock,
        confirmed -> new Audience(callbacks, listener, eventBuffer, confirmed));
  }

  /**
   * Begins to drive a session, which is dropped when the client is closed.
   *
   * @param beginning begins to drive it
   */
  ChatSession begin(SessionDriver driver, Runnable beginning) {
    open.add(driver);
    driver.audience().ended().whenComplete((cause, frozen) -> open.remove(driver));
    beginning.run();
    if (closed) {
      driver.submit(Input.Abandon::new);
    }
    return new ChatSession(driver);
  }

  /** How many sessions are open. */
  int count() {
    return open.size();
  }

  /** Drops all open sessions, and lets no others begin. */
  void close() {
    closed = true;
    open.forEach(driver -> driver.submit(Input.Abandon::new));
  }
}
