package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.net.ProtocolException;

/** Converts the answers of Vert.x to wire responses and reports them. */
final class Answers {

  private Answers() {}

  /** Reports a whole answer, or a lost connection if the answer is not valid HTTP. */
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
   * Reports a lost connection if the end of the answer is unclear and Vert.x does not notice. That
   * is a 101, which no request asks for, or a 204 that states a length. Rule T-RSP-02.
   */
  static void refuseMisframed(HttpClientResponse head, OneOutcome outcome) {
    int status = head.statusCode();
    if (status == 101 || (status == 204 && hasLength(head.headers()))) {
      outcome.connectionLost(
          new ProtocolException("Unexpected status " + status + ": a 101, or a 204 with a length"));
    }
  }

  private static boolean hasLength(MultiMap headers) {
    String length = headers.get(HttpHeaders.CONTENT_LENGTH);
    return length != null && !length.equals("0");
  }
}
