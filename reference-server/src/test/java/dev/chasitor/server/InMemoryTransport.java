package dev.chasitor.server;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.OneOutcome;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A transport to a server in the same process, without sockets. */
final class InMemoryTransport implements HttpTransport {

  private final Set<OneOutcome> inFlight = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
  private final ReferenceServer server;

  InMemoryTransport(ReferenceServer server) {
    this.server = server;
    clock.setRemoveOnCancelPolicy(true);
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    Destination destination = Destination.of(request, Cleartext.TO_LOOPBACK);
    OneOutcome outcome = new OneOutcome(destination, Integer.MAX_VALUE, clock, onOutcome);
    inFlight.add(outcome);
    outcome.whenSettled(() -> inFlight.remove(outcome));
    try {
      ScheduledFuture<?> timer =
          clock.schedule(() -> outcome.timedOut(timeout), timeout.toNanos(), TimeUnit.NANOSECONDS);
      outcome.whenSettled(() -> timer.cancel(false));
      server.take(request, new Caller(outcome));
    } catch (RejectedExecutionException stopped) {
      outcome.closed();
    }
    return outcome;
  }

  @Override
  public void close() {
    inFlight.forEach(OneOutcome::closed);
    clock.shutdown();
  }

  private record Caller(OneOutcome outcome) implements Requester {

    @Override
    public void answer(WireResponse answer) {
      outcome.received(answer);
    }

    @Override
    public void cut() {
      outcome.connectionLost(null);
    }

    @Override
    public void onLeft(Runnable told) {
      outcome.whenFailed(told);
    }
  }
}
