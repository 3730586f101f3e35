package dev.chasitor.transport;

import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport.FailureKind;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one outcome of one exchange: for authors of transports, so that each of them need not win the
 * same races again.
 *
 * <p>Any number of threads may report how the exchange ended; the first is believed, the others are
 * told {@code false}. The caller of the transport is then told on the given executor, which is why
 * it never happens inside the call that reports. What the exchange holds (a timer, a connection) is
 * handed to {@link #whenSettled} as it comes into being and is released exactly once, even if it
 * comes too late.
 *
 * <p>The texts of the failures are made here, from nothing that can hold a secret. Thread-safe.
 */
public final class OneOutcome implements InFlight {

  private static final System.Logger LOG = System.getLogger("dev.chasitor.transport");

  private final Destination destination;
  private final Executor teller;
  private final Consumer<? super Outcome> onOutcome;
  private final CompletableFuture<Outcome> cell = new CompletableFuture<>();

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
    this.onOutcome = Objects.requireNonNull(onOutcome, "onOutcome");
  }

  /**
   * Has {@code release} called with the outcome: at once if there is one already, else by whoever
   * reports it and before the caller is told.
   */
  public void whenSettled(Consumer<? super Outcome> release) {
    var unused = cell.thenAccept(release);
  }

  /** Whether there is an outcome. */
  public boolean isSettled() {
    return cell.isDone();
  }

  /** The whole answer has come. */
  public boolean received(WireResponse response) {
    return settle(new Received(response));
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
        "No whole answer from " + destination + " within " + timeout.toMillis() + " ms",
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
        cause);
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
        cause);
  }

  private boolean fail(FailureKind kind, String detail, @Nullable Throwable cause) {
    return settle(Failed.of(kind, detail, cause));
  }

  private boolean settle(Outcome outcome) {
    if (!cell.complete(outcome)) {
      return false;
    }
    try {
      teller.execute(() -> tell(outcome));
    } catch (RejectedExecutionException stopped) {
      Thread late = new Thread(() -> tell(outcome), "chasitor-late-outcome");
      late.setDaemon(true);
      late.start();
    }
    return true;
  }

  private void tell(Outcome outcome) {
    try {
      onOutcome.accept(outcome);
    } catch (Throwable thrown) {
      // The callback's fault: it must not reach the engine, whose threads others depend on.
      LOG.log(System.Logger.Level.WARNING, "A callback for an outcome threw", thrown);
    }
  }
}
