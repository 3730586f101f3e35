package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.MultiMap;

/** The engine's answer as ours. */
final class Answers {

  private Answers() {}

  /** Reports a whole answer, or that what came is not HTTP. */
  static void report(int status, MultiMap engineHeaders, BoundedBody body, OneOutcome outcome) {
    WireHeaders.Builder headers = WireHeaders.builder();
    try {
      engineHeaders.forEach((name, value) -> headers.add(name, value));
    } catch (IllegalArgumentException notHttp) {
      outcome.connectionLost(notHttp);
      return;
    }
    outcome.received(new WireResponse(status, headers.build(), body.whole()));
  }
}
