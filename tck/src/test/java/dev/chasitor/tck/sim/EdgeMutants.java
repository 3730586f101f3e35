package dev.chasitor.tck.sim;

import dev.chasitor.codec.ChasitorCodec;
import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.codec.Resource;
import dev.chasitor.codec.Resource.Header;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Environment;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectSession;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionKey;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Ways to break what leaves and reaches a client, between it and its network. */
final class EdgeMutants {

  private static final ChasitorCodec CODEC = ChasitorCodec.create();

  private EdgeMutants() {}

  /** One exchange, with a chance to meddle. */
  @FunctionalInterface
  interface Meddler {
    InFlight execute(
        HttpTransport network,
        WireRequest request,
        Duration timeout,
        Consumer<? super Outcome> onOutcome);
  }

  /** The reference behind a network that is meddled with. */
  static SubjectSession open(Environment environment, Meddler meddler) {
    HttpTransport network = environment.transport();
    return SubjectMachine.REFERENCE
        .driven()
        .open(
            environment.withTransport(
                new HttpTransport() {
                  @Override
                  public InFlight execute(
                      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
                    return meddler.execute(network, request, timeout, onOutcome);
                  }

                  @Override
                  public void close() {}
                }));
  }

  static boolean is(WireRequest request, RequestType type) {
    Resource resource = Resource.of(type);
    String path = request.uri().getPath();
    return request.method() == resource.method() && path.contains("/rest/" + resource.path());
  }

  static Subject rewriting(UnaryOperator<WireRequest> change) {
    return environment ->
        open(
            environment,
            (network, request, timeout, onOutcome) ->
                network.execute(change.apply(request), timeout, onOutcome));
  }

  static WireRequest with(WireRequest request, Header header, String value) {
    WireHeaders.Builder headers = WireHeaders.builder();
    request
        .headers()
        .forEach(
            (name, old) -> {
              if (!name.equalsIgnoreCase(header.wireName())) {
                headers.add(name, old);
              }
            });
    if (!value.isEmpty()) {
      headers.add(header.wireName(), value);
    }
    return new WireRequest(request.method(), request.uri(), headers.build(), request.body());
  }

  static Subject noTokenOnPolls() {
    return rewriting(
        request ->
            is(request, RequestType.MESSAGES) ? with(request, Header.AFFINITY, "") : request);
  }

  static Subject numberedPolls() {
    return rewriting(
        request ->
            is(request, RequestType.MESSAGES) ? with(request, Header.SEQUENCE, "7") : request);
  }

  static Subject otherVersion() {
    return rewriting(
        request ->
            is(request, RequestType.RESYNC_SESSION) || is(request, RequestType.RECONNECT_SESSION)
                ? with(request, Header.API_VERSION, "50")
                : request);
  }

  static Subject keyInQuery() {
    return rewriting(
        request ->
            is(request, RequestType.MESSAGES)
                ? new WireRequest(
                    request.method(),
                    URI.create(request.uri() + "&key=" + value(request, Header.SESSION_KEY)),
                    request.headers(),
                    request.body())
                : request);
  }

  static Subject keyForId() {
    return rewriting(
        request ->
            is(request, RequestType.CHASITOR_INIT)
                ? new WireRequest(
                    request.method(),
                    request.uri(),
                    request.headers(),
                    WireBody.ofText(
                        request
                            .body()
                            .text()
                            .replaceFirst("session-\\d+", value(request, Header.SESSION_KEY))))
                : request);
  }

  static Subject firstToken() {
    return environment -> keeping(Header.AFFINITY).open(environment);
  }

  static Subject firstKey() {
    return environment -> keeping(Header.SESSION_KEY).open(environment);
  }

  private static Subject keeping(Header header) {
    Map<Header, String> first = new HashMap<>();
    return rewriting(
        request -> {
          String value = value(request, header);
          if (value.isEmpty() || value.equals("null")) {
            return request;
          }
          return with(request, header, first.computeIfAbsent(header, any -> value));
        });
  }

  static String value(WireRequest request, Header header) {
    return request.headers().all(header.wireName()).stream().findFirst().orElse("");
  }

  static Subject beginsWithInit() {
    return environment -> {
      WireRequest init =
          CODEC.encodeRequest(
              environment.endpoint(),
              environment.init(),
              RequestHeaders.session(
                      environment.apiVersion(), AffinityToken.of("any"), SessionKey.of("made up"))
                  .numbered(1));
      environment.transport().execute(init, Duration.ofSeconds(15), ignored -> {});
      return SubjectMachine.REFERENCE.driven().open(environment);
    };
  }

  static Subject asksTwice() {
    return environment ->
        open(
            environment,
            (network, request, timeout, onOutcome) ->
                network.execute(
                    request,
                    timeout,
                    outcome -> {
                      if (is(request, RequestType.CHASITOR_INIT) && isSuccess(outcome)) {
                        network.execute(request, timeout, ignored -> {});
                      }
                      onOutcome.accept(outcome);
                    }));
  }

  private static boolean isSuccess(Outcome outcome) {
    return outcome instanceof Outcome.Received received && received.response().status() / 100 == 2;
  }

  static Subject twoPolls() {
    return environment ->
        open(
            environment,
            (network, request, timeout, onOutcome) -> {
              if (is(request, RequestType.MESSAGES)) {
                network.execute(request, timeout, ignored -> {});
              }
              return network.execute(request, timeout, onOutcome);
            });
  }

  static Subject readTimeout() {
    Duration usual = Duration.ofSeconds(10);
    return environment ->
        open(
            environment,
            (network, request, timeout, onOutcome) ->
                network.execute(
                    request, timeout.compareTo(usual) > 0 ? usual : timeout, onOutcome));
  }

  static Subject lazyPolls() {
    return pausingAfter(200, Duration.ofSeconds(5));
  }

  static Subject pausesAfterSilence() {
    return pausingAfter(204, Duration.ofMillis(500));
  }

  /** The poll after an answer with this status waits for a while. */
  private static Subject pausingAfter(int status, Duration pause) {
    return environment -> {
      AtomicBoolean waits = new AtomicBoolean();
      return open(
          environment,
          (network, request, timeout, onOutcome) -> {
            if (!is(request, RequestType.MESSAGES)) {
              return network.execute(request, timeout, onOutcome);
            }
            Consumer<Outcome> noting =
                outcome -> {
                  waits.set(
                      outcome instanceof Outcome.Received received
                          && received.response().status() == status);
                  onOutcome.accept(outcome);
                };
            if (!waits.getAndSet(false)) {
              return network.execute(request, timeout, noting);
            }
            AtomicReference<InFlight> begun = new AtomicReference<>(() -> {});
            ScheduledFuture<?> start =
                environment
                    .timer()
                    .schedule(
                        () -> begun.set(network.execute(request, timeout, noting)),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
            return () -> {
              start.cancel(false);
              begun.get().cancel();
            };
          });
    };
  }

  static Subject pollsLateWhenTakenOver() {
    return environment -> {
      AtomicBoolean takesOver = new AtomicBoolean();
      return open(
          environment,
          (network, request, timeout, onOutcome) -> {
            boolean isLate = is(request, RequestType.MESSAGES) && takesOver.getAndSet(false);
            if (is(request, RequestType.RESYNC_SESSION)
                || is(request, RequestType.RECONNECT_SESSION)) {
              takesOver.set(true);
            }
            return isLate
                ? later(environment, 39, () -> network.execute(request, timeout, onOutcome))
                : network.execute(request, timeout, onOutcome);
          });
    };
  }

  private static InFlight later(Environment environment, long seconds, Supplier<InFlight> call) {
    AtomicReference<InFlight> begun = new AtomicReference<>(() -> {});
    ScheduledFuture<?> start =
        environment.timer().schedule(() -> begun.set(call.get()), seconds, TimeUnit.SECONDS);
    return () -> {
      start.cancel(false);
      begun.get().cancel();
    };
  }
}
