package dev.chasitor.cli.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Ways in which broken transports execute a request. */
final class Calls {

  private Calls() {}

  /** A transport for each exchange, so that no connection is met again. */
  static final Flaw FRESH_EACH =
      (sound, options) ->
          new Flaw.Spoiled(sound.open(options)) {
            @Override
            public InFlight execute(
                WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
              HttpTransport fresh = sound.open(options);
              return fresh.execute(
                  request,
                  timeout,
                  outcome -> {
                    onOutcome.accept(outcome);
                    fresh.close();
                  });
            }
          };

  static InFlight reportingMistakes(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    try {
      return sound.execute(request, timeout, onOutcome);
    } catch (IllegalArgumentException mistake) {
      onOutcome.accept(Failed.of(FailureKind.UNEXPECTED, "a mistake", null));
      return () -> {};
    }
  }

  static InFlight waitingForBody(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    return sound.execute(
        request,
        timeout,
        outcome -> {
          if (!(outcome instanceof Received received && received.response().body().isEmpty())) {
            onOutcome.accept(outcome);
          }
        });
  }

  static InFlight ignoringCancel(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    sound.execute(request, timeout, onOutcome);
    return () -> {};
  }

  static InFlight onlySayingCancelled(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    AtomicBoolean told = new AtomicBoolean();
    sound.execute(request, timeout, outcome -> tell(told, outcome, onOutcome));
    return () -> tell(told, cancelled(), onOutcome);
  }

  private static void tell(
      AtomicBoolean told, Outcome outcome, Consumer<? super Outcome> onOutcome) {
    if (told.compareAndSet(false, true)) {
      onOutcome.accept(outcome);
    }
  }

  static InFlight tellingTwice(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    sound.execute(request, timeout, onOutcome);
    return () -> onOutcome.accept(cancelled());
  }

  static InFlight blocking(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    CompletableFuture<Outcome> over = new CompletableFuture<>();
    InFlight inFlight =
        sound.execute(
            request,
            timeout,
            outcome -> {
              onOutcome.accept(outcome);
              over.complete(outcome);
            });
    over.join();
    return inFlight;
  }

  static InFlight throwingWhenRefused(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    try {
      new Socket(request.uri().getHost(), request.uri().getPort()).close();
      return sound.execute(request, timeout, onOutcome);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  static InFlight onThreadOfItsOwn(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    CompletableFuture<Outcome> over = new CompletableFuture<>();
    Thread waiting = new Thread(() -> onOutcome.accept(over.join()));
    waiting.setDaemon(true);
    waiting.start();
    return sound.execute(request, timeout, over::complete);
  }

  static InFlight silentWhenClosed(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    return sound.execute(
        request,
        timeout,
        outcome -> {
          if (!(outcome instanceof Failed failed && failed.failure() == FailureKind.CLOSED)) {
            onOutcome.accept(outcome);
          }
        });
  }

  static InFlight withTimer(
      HttpTransport sound,
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome) {
    AtomicReference<Consumer<? super Outcome>> told = new AtomicReference<>(onOutcome);
    CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> told.set(outcome -> {}));
    return sound.execute(request, timeout, outcome -> told.get().accept(outcome));
  }

  private static Outcome cancelled() {
    return Failed.of(FailureKind.CANCELLED, "cancelled", null);
  }
}
