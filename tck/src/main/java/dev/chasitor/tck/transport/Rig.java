package dev.chasitor.tck.transport;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;

/** A raw server and a transport for one test. */
final class Rig implements AutoCloseable {

  /** The time-out of exchanges that must not time out. */
  static final Duration LONG = Duration.ofSeconds(60);

  /** The time-out of exchanges that must time out. */
  static final Duration SHORT = Duration.ofMillis(100);

  static final String TARGET = "/chat/rest/System/Messages?ack=-1";

  private static final String SLOW = "/slow";

  final RawServer server;
  final HttpTransport transport;
  private final Duration patience;

  Rig(TransportSubject subject) {
    this(subject, TransportOptions.standard());
  }

  Rig(TransportSubject subject, TransportOptions options) {
    this(subject, subject.open(options));
  }

  Rig(TransportSubject subject, HttpTransport transport) {
    this(transport, RawServer.start(subject.patience()), subject.patience());
  }

  /** Creates a rig with the test's own server, which the rig closes. */
  Rig(TransportSubject subject, HttpTransport transport, RawServer server) {
    this(transport, server, subject.patience());
  }

  private Rig(HttpTransport transport, RawServer server, Duration patience) {
    this.transport = transport;
    this.server = Scene.with(server);
    this.patience = patience;
  }

  Probe get() {
    return get(LONG);
  }

  Probe get(Duration timeout) {
    return send(get(server.uri(TARGET)), timeout);
  }

  Probe post() {
    return send(post(server.uri("/chat/rest/Chasitor/ChatMessage"), "{}"), LONG);
  }

  /**
   * Sends a GET that the server answers with this reaction, and waits until it has timed out. On a
   * busy machine a request may time out before the server has seen it; then the next one has more
   * time. Requests for other targets do not meet the reaction.
   */
  void timeOut(Reaction reaction) {
    timeOut(reaction, SHORT);
  }

  /** Does the same as {@link #timeOut(Reaction)}, with another time-out for the first request. */
  void timeOut(Reaction reaction, Duration first) {
    server.otherwise(
        request -> request.target().startsWith(SLOW) ? reaction : Reaction.answer(200, "OK"));
    for (Duration timeout = first; server.requests().isEmpty(); timeout = timeout.multipliedBy(2)) {
      send(get(server.uri(SLOW)), timeout).awaitFailed(FailureKind.TIMED_OUT);
    }
  }

  /** Sends a GET for this target to the server. */
  Probe get(String target) {
    return send(get(server.uri(target)), LONG);
  }

  Probe send(WireRequest request, Duration timeout) {
    return new Probe(patience).start(probe -> transport.execute(request, timeout, probe));
  }

  static WireRequest get(URI uri) {
    return new WireRequest(HttpMethod.GET, uri, WireHeaders.none(), WireBody.empty());
  }

  static WireRequest post(URI uri, String body) {
    return new WireRequest(HttpMethod.POST, uri, WireHeaders.none(), WireBody.ofText(body));
  }

  @Override
  public void close() {
    transport.close();
    server.close();
  }
}
