package dev.chasitor.server;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A transport over real sockets on which some exchanges fail, as a seed says. The transport below
 * belongs to the caller.
 */
final class FaultyNetwork implements HttpTransport {

  /** What goes wrong with an exchange. */
  private enum Fault {
    NONE,
    /** The request never leaves. */
    REQUEST_LOST,
    /** The server does the request, and the answer is lost. */
    ANSWER_LOST,
    /** A gateway answers one of {@link #PASSING} and passes nothing on. */
    GATEWAY_REFUSES,
    /** A gateway passes the request on and answers 502. */
    GATEWAY_SPOILS,
    /** A gateway answers 503 and passes nothing on: the session has not moved. */
    UNAVAILABLE,
    /** The answer is cut off. */
    CUT_OFF,
    /** The answer is a page in HTML. */
    PAGE
  }

  private static final int[] PASSING = {408, 425, 429, 500, 502, 504};

  private final HttpTransport network;
  private final Executor executor;
  private final Random random;
  private final double share;
  private int left;

  /**
   * Makes a network.
   *
   * @param network carries the requests; {@link #close()} does not close it
   * @param executor delivers the outcomes of requests that do not leave
   * @param seed what goes wrong when
   * @param share the share of exchanges that fail, from 0 to 1
   * @param most how many exchanges fail at the most
   */
  FaultyNetwork(HttpTransport network, Executor executor, long seed, double share, int most) {
    this.network = network;
    this.executor = executor;
    this.random = new Random(seed);
    this.share = share;
    this.left = most;
  }

  @Override
  public InFlight execute(
      WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
    if (request.uri().getPath().endsWith("/SessionId")) {
      // What answers this request with a page is no server of the protocol: the client gives up.
      return network.execute(request, timeout, onOutcome);
    }
    return switch (draw()) {
      case NONE -> network.execute(request, timeout, onOutcome);
      case REQUEST_LOST ->
          instead(onOutcome, Outcome.Failed.of(FailureKind.CONNECTION_REFUSED, "lost", null));
      case GATEWAY_REFUSES -> instead(onOutcome, answer(PASSING[next(PASSING.length)]));
      case UNAVAILABLE -> instead(onOutcome, answer(503));
      case ANSWER_LOST ->
          network.execute(
              request,
              timeout,
              outcome ->
                  onOutcome.accept(
                      outcome.kind() == Outcome.Kind.RECEIVED
                          ? Outcome.Failed.of(FailureKind.CONNECTION_LOST, "lost", null)
                          : outcome));
      case GATEWAY_SPOILS -> spoilt(request, timeout, onOutcome, received -> answer(502));
      case CUT_OFF -> spoilt(request, timeout, onOutcome, FaultyNetwork::cutOff);
      case PAGE ->
          spoilt(
              request,
              timeout,
              onOutcome,
              received -> new Outcome.Received(WireResponse.text(200, "<html>busy</html>")));
    };
  }

  private synchronized Fault draw() {
    if (left == 0 || random.nextDouble() >= share) {
      return Fault.NONE;
    }
    left--;
    return Fault.values()[1 + random.nextInt(Fault.values().length - 1)];
  }

  private synchronized int next(int bound) {
    return random.nextInt(bound);
  }

  private InFlight instead(Consumer<? super Outcome> onOutcome, Outcome outcome) {
    executor.execute(() -> onOutcome.accept(outcome));
    return () -> {
      // The outcome is on its way.
    };
  }

  /** Changes the answer, if it is a success: a refusal stays what it is. */
  private InFlight spoilt(
      WireRequest request,
      Duration timeout,
      Consumer<? super Outcome> onOutcome,
      Function<WireResponse, Outcome> change) {
    return network.execute(
        request,
        timeout,
        outcome ->
            onOutcome.accept(
                outcome instanceof Outcome.Received received
                        && received.response().status() / 100 == 2
                    ? change.apply(received.response())
                    : outcome));
  }

  private static Outcome answer(int status) {
    return new Outcome.Received(WireResponse.text(status, "busy"));
  }

  private static Outcome cutOff(WireResponse response) {
    String text = response.body().text();
    return new Outcome.Received(
        new WireResponse(
            response.status(),
            WireHeaders.none(),
            WireBody.ofText(text.substring(0, text.length() / 2))));
  }

  @Override
  public void check(URI server) {
    network.check(server);
  }

  /** Does nothing: the network belongs to the caller. */
  @Override
  public void close() {}
}
