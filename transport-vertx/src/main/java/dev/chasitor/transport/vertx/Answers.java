package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.net.ProtocolException;

/** The engine's answer as ours. */
final class Answers {

  private Answers() {}

  /** Reports a whole answer, or that what came is not HTTP. */
  static void report(
      int status, MultiMap engineHeaders, BoundedBodyBuffer body, OneOutcome outcome) {
    WireHeaders.Builder headers = WireHeaders.builder();
    try {
      engineHeaders.forEach((name, value) -> headers.add(name, value));
    } catch (IllegalArgumentException notHttp) {
      outcome.connectionLost(notHttp);
      return;
    }
    outcome.received(new WireResponse(status, headers.build(), body.whole()));
  }

  /**
   * Reports an answer after which nobody knows where on its connection the next one begins, and
   * which the engine lets pass: a switch to another protocol that was not asked for, and a 204 that
   * has a length. Rule T-RSP-02.
   */
  static void refuseMisframed(HttpClientResponse head, OneOutcome outcome) {
    int status = head.statusCode();
    if (status == 101 || (status == 204 && hasLength(head.headers()))) {
      outcome.connectionLost(new ProtocolException("Status " + status + " out of place"));
    }
  }

  private static boolean hasLength(MultiMap headers) {
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return length != null && !length.equals("0");
  }
}
