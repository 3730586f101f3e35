package dev.chasitor.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one outcome of one exchange: for authors of transports, so that each of them need not win the
 * same races again.
 *
 * <p>Any number of threads may report how the exchange ended; the first is believed, the others are
 * told {@code false}. The caller of the transport is then told on the given executor, which is why
 * it never happens inside the call that reports. What the exchange holds (a timer, a connection) is
 * handed to {@link #whenSettled} or {@link #whenFailed} as it comes into being and is released
 * exactly once, even if it comes too late. Neither callback nor answer is kept once they are told.
 *
 * <p>The texts of the failures are made here, from nothing that can hold a secret; of what an
 * engine throws once there is a connection, type and place are kept but not the text, which may
 * quote the wire. Thread-safe.
 */
public final class OneOutcome implements InFlight {

  private static final System.Logger LOG = System.getLogger("dev.chasitor.transport");

  private final Destination destination;
  private final Executor teller;
  private final AtomicReference<@Nullable Consumer<? super Outcome>> callback;
  private final CompletableFuture<Boolean> received = new CompletableFuture<>();

  /**
   * An exchange without an outcome yet.
   *
   * @param destination where it goes
   * @param teller runs {@code onOutcome}; if it refuses, a thread of its own does
   * @param onOutcome told the outcome, once; may throw
   */
  public OneOutcome(Destination destination, Executor teller, Consumer<? super Outcome> onOutcome) {
    this.destination = Objects.requireNonNull(destination, "destination");
    this.teller = Objects.requireNonNull(teller, "teller");
    this.callback = new AtomicReference<>(Objects.requireNonNull(onOutcome, "onOutcome"));
  }

  /**
   * Has {@code release} called: at once if there is an outcome already, else by whoever reports it
   * and before the caller is told.
   */
  public void whenSettled(Runnable release) {
    var unused = received.thenRun(release);
  }

  /** The same, unless the outcome is an answer: for what has to be broken off then. */
  public void whenFailed(Runnable release) {
    var unused =
        received.thenAccept(
            answer -> {
              if (!answer) {
                release.run();
              }
            });
  }

  /** Whether there is an outcome. */
  public boolean isSettled() {
    return received.isDone();
  }

  /**
   * The whole answer has come. If its headers do not agree on where it ends, it is told as a lost
   * connection (see {@link Framing}).
   */
  public boolean received(WireResponse response) {
    return received(response, teller);
  }

  /**
   * The same, told elsewhere.
   *
   * @param here runs the callback instead of the usual executor; it may do so at once if this is
   *     not called from inside the call that starts the exchange
   */
  public boolean received(WireResponse response, Executor here) {
    WireHeaders headers = response.headers();
    return Framing.isClear(headers.all("Content-Length"), headers.all("Transfer-Encoding"))
        ? settle(new Received(response), here)
        : connectionLost(null);
  }

  @Override
  public void cancel() {
    fail(FailureKind.CANCELLED, "Cancelled by the caller", null);
  }

  /** The transport is closed. */
  public boolean closed() {
    return fail(FailureKind.CLOSED, "The transport is closed", null);
  }

  /** The time-out has passed. */
  public boolean timedOut(Duration timeout) {
    return fail(
        FailureKind.TIMED_OUT,
        "No whole answer from "
            + destination
            + " within "
            + TimeUnit.MILLISECONDS.convert(timeout)
            + " ms",
        null);
  }

  /** There was never a connection. */
  public boolean notConnected(@Nullable Throwable cause) {
    return fail(FailureKind.NOT_CONNECTED, "No connection to " + destination, cause);
  }

  /** The connection broke before the whole answer had come, or what came is not HTTP. */
  public boolean connectionLost(@Nullable Throwable cause) {
    return fail(
        FailureKind.CONNECTION_LOST,
        "The connection to " + destination + " was lost before a whole answer had come",
        EngineFailure.of(cause));
  }

  /** The body of the answer is longer than {@code limit} bytes. */
  public boolean tooLarge(int limit) {
    return fail(
        FailureKind.TOO_LARGE,
        "The answer from " + destination + " is longer than " + limit + " bytes",
        null);
  }

  /** The transport itself is at fault. */
  public boolean unexpected(Throwable cause) {
    return fail(
        FailureKind.UNEXPECTED,
        "The transport failed on the way to " + destination + ": " + cause.getClass().getName(),
        EngineFailure.of(cause));
  }

  private boolean fail(FailureKind kind, String detail, @Nullable Throwable cause) {
    return settle(Failed.of(kind, detail, cause), teller);
  }

  private boolean settle(Outcome outcome, Executor executor) {
    // Let go of, so that an engine that holds on to an exchange holds on to nothing of the caller.
    Consumer<? super Outcome> onOutcome = callback.getAndSet(null);
    if (onOutcome == null) {
      return false;
    }
    received.complete(outcome instanceof Received);
    try {
      executor.execute(() -> tell(onOutcome, outcome));
    } catch (RejectedExecutionException stopped) {
      Thread late = new Thread(() -> tell(onOutcome, outcome), "chasitor-late-outcome");
      late.setDaemon(true);
      late.start();
    }
    return true;
  }

  private static void tell(Consumer<? super Outcome> onOutcome, Outcome outcome) {
    try {
      onOutcome.accept(outcome);
    } catch (Throwable thrown) {
      // The callback's fault: it must not reach the engine, whose threads others depend on.
      LOG.log(System.Logger.Level.WARNING, "A callback for an outcome threw", thrown);
    }
  }
}
