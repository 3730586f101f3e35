package dev.chasitor.cli.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Transports that remember more than they should. */
final class Remembering {

  private Remembering() {}

  /** The cookies that were set. */
  static final class Cookies extends Flaw.Spoiled {
    private final List<String> cookies = new CopyOnWriteArrayList<>();

    Cookies(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      WireHeaders.Builder headers = WireHeaders.builder();
      request.headers().forEach(headers::add);
      cookies.forEach(cookie -> headers.add("Cookie", cookie));
      return sound()
          .execute(
              new WireRequest(request.method(), request.uri(), headers.build(), request.body()),
              timeout,
              outcome -> {
                if (outcome instanceof Received received) {
                  cookies.addAll(received.response().headers().all("Set-Cookie"));
                }
                onOutcome.accept(outcome);
              });
    }
  }

  /** The answers that may be cached. */
  static final class Answers extends Flaw.Spoiled {
    private final Map<URI, Received> answers = new ConcurrentHashMap<>();

    Answers(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      Received known = answers.get(request.uri());
      if (known != null) {
        onOutcome.accept(known);
        return () -> {};
      }
      return sound()
          .execute(
              request,
              timeout,
              outcome -> {
                if (outcome instanceof Received received
                    && received.response().headers().first("Cache-Control").isPresent()) {
                  answers.put(request.uri(), received);
                }
                onOutcome.accept(outcome);
              });
    }
  }

  /** Every outcome there was. */
  static final class Outcomes extends Flaw.Spoiled {
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    Outcomes(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return sound()
          .execute(
              request,
              timeout,
              outcome -> {
                outcomes.add(outcome);
                onOutcome.accept(outcome);
              });
    }
  }

  /** Every failure there was. */
  static final class Failures extends Flaw.Spoiled {
    private final List<Outcome> failures = new CopyOnWriteArrayList<>();

    Failures(HttpTransport sound) {
      super(sound);
    }

    @Override
    public InFlight execute(
        WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
      return sound()
          .execute(
              request,
              timeout,
              outcome -> {
                if (outcome instanceof Failed failed && failed.failure() != FailureKind.CANCELLED) {
                  failures.add(outcome);
                }
                onOutcome.accept(outcome);
              });
    }
  }
}
