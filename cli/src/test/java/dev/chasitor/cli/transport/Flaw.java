package dev.chasitor.cli.transport;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportSubject.LentEngine;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** One thing that a transport does wrong, beside all that a sound one does right. */
interface Flaw {

  /** A transport that owns its engine. */
  HttpTransport open(TransportTck sound, TransportOptions options);

  /** A transport on a lent engine. */
  default HttpTransport open(LentEngine engine) {
    return engine.open();
  }

  /** A transport on an executor of the application's. */
  default HttpTransport openOn(Executor executor, TransportTck sound, TransportOptions options) {
    return sound.openOn(executor, options);
  }

  /** None at all. */
  static Flaw none() {
    return in(sound -> new Spoiled(sound));
  }

  /** What a call does with a sound transport. */
  interface Call {
    InFlight execute(
        HttpTransport sound,
        WireRequest request,
        Duration timeout,
        Consumer<? super Outcome> onOutcome);
  }

  /** It spoils transports, however they came about. */
  static Flaw in(UnaryOperator<HttpTransport> spoil) {
    return new Flaw() {
      @Override
      public HttpTransport open(TransportTck sound, TransportOptions options) {
        return spoil.apply(sound.open(options));
      }

      @Override
      public HttpTransport open(LentEngine engine) {
        return spoil.apply(engine.open());
      }
    };
  }

  /** It opens transports other than asked to. */
  static Flaw opening(UnaryOperator<TransportOptions> other) {
    return (sound, options) -> sound.open(other.apply(options));
  }

  /** It executes otherwise. */
  static Flaw calling(Call call) {
    return in(
        sound ->
            new Spoiled(sound) {
              @Override
              public InFlight execute(
                  WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
                return call.execute(sound(), request, timeout, onOutcome);
              }
            });
  }

  /** It sends something else. */
  static Flaw sending(UnaryOperator<WireRequest> other) {
    return calling(
        (sound, request, timeout, onOutcome) ->
            sound.execute(other.apply(request), timeout, onOutcome));
  }

  /** It waits for another time. */
  static Flaw waiting(UnaryOperator<Duration> other) {
    return calling(
        (sound, request, timeout, onOutcome) ->
            sound.execute(request, other.apply(timeout), onOutcome));
  }

  /** It tells something else than answers. */
  static Flaw answering(UnaryOperator<Received> other) {
    return telling(
        (request, outcome) ->
            outcome instanceof Received received ? other.apply(received) : outcome);
  }

  /** It tells something else than failures. */
  static Flaw failing(BiFunction<WireRequest, Failed, Outcome> other) {
    return telling(
        (request, outcome) ->
            outcome instanceof Failed failed ? other.apply(request, failed) : outcome);
  }

  /** It tells something else. */
  static Flaw telling(BiFunction<WireRequest, Outcome, Outcome> other) {
    return calling(
        (sound, request, timeout, onOutcome) ->
            sound.execute(
                request, timeout, outcome -> onOutcome.accept(other.apply(request, outcome))));
  }

  /** It executes once more, depending on what came of the first try. */
  static Flaw again(BiFunction<WireRequest, Outcome, Optional<WireRequest>> next) {
    return calling(
        (sound, request, timeout, onOutcome) ->
            sound.execute(
                request,
                timeout,
                outcome ->
                    next.apply(request, outcome)
                        .ifPresentOrElse(
                            second -> sound.execute(second, timeout, onOutcome),
                            () -> onOutcome.accept(outcome))));
  }

  /** A sound transport in other hands. */
  class Spoiled implements HttpTransport {

    private final HttpTransport sound;

    Spoiled(HttpTransport sound) {
      this.sound = sound;
    }

    HttpTransport sound() {
      return sound;
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return sound.execute(request, timeout, onOutcome);
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
