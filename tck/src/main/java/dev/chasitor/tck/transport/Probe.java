package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The callback of one exchange. It records the outcome and checks how the transport reports it. */
final class Probe implements Consumer<Outcome> {

  private final Duration patience;
  private final CompletableFuture<Outcome> first = new CompletableFuture<>();
  private final AtomicInteger count = new AtomicInteger();
  private volatile @Nullable Thread executing;
  private volatile boolean toldInside;
  private volatile long toldAt;
  private @Nullable InFlight inFlight;

  Probe(Duration patience) {
    this.patience = patience;
  }

  /** Starts the exchange. */
  Probe start(Function<Consumer<Outcome>, InFlight> execute) {
    executing = Thread.currentThread();
    inFlight = execute.apply(this);
    executing = null;
    return this;
  }

  @Override
  public void accept(Outcome outcome) {
    if (Thread.currentThread() == executing) {
      toldInside = true;
    }
    count.incrementAndGet();
    toldAt = System.nanoTime();
    first.complete(outcome);
  }

  void cancel() {
    if (inFlight != null) {
      inFlight.cancel();
    }
  }

  boolean isTold() {
    return first.isDone();
  }

  /** Returns the nano time of the last report. Call it after {@link #await}. */
  long toldAt() {
    return toldAt;
  }

  Outcome await() {
    try {
      return first.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(
          "The transport reported no outcome within " + patience.toSeconds() + " s", e);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  WireResponse awaitReceived() {
    Outcome outcome = await();
    if (outcome instanceof Received received) {
      return received.response();
    }
    throw new AssertionError(
        "Expected an answer, but the transport reported a failure: " + outcome);
  }

  Failed awaitFailed(FailureKind kind) {
    Failed failed = awaitAnyFailure(kind.toString());
    assertEquals(kind, failed.failure(), failed::toString);
    return failed;
  }

  /**
   * Waits for any failure.
   *
   * @param expected which failure the test expects
   */
  Failed awaitAnyFailure(String expected) {
    Outcome outcome = await();
    if (outcome instanceof Failed failed) {
      return failed;
    }
    WireResponse response = ((Received) outcome).response();
    throw new AssertionError(
        "Expected the failure %s, but the transport reported an answer: status %d with %d bytes"
            .formatted(expected, response.status(), response.body().length()));
  }

  /** Waits for a failure that says that the server has seen nothing of the request. */
  Failed awaitUnconnected() {
    Failed failed = awaitAnyFailure("that there was no connection");
    assertTrue(
        failed.failure().isUnconnected(),
        () -> "expected that there was no connection, observed " + failed);
    return failed;
  }

  /**
   * Fails unless there was exactly one outcome. Call it when no further outcome can come, for
   * example after the transport was closed.
   */
  void assertToldOnce() {
    assertEquals(1, count.get(), "number of reported outcomes");
  }

  void assertToldOutside() {
    assertFalse(
        toldInside,
        "expected the outcome outside execute(), but the transport reported it inside the call");
  }
}
