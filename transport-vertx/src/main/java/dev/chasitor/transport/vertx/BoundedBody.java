package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireBody;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.buffer.Buffer;

/**
 * Collects a body up to a limit; one byte more ends the exchange. Rule T-LIM-01. Used by one
 * context only.
 */
final class BoundedBody {

  private final int limit;
  private final OneOutcome outcome;
  private final Buffer bytes = Buffer.buffer();

  BoundedBody(int limit, OneOutcome outcome) {
    this.limit = limit;
    this.outcome = outcome;
  }

  void append(Buffer chunk) {
    if (outcome.isSettled()) {
      return;
    }
    if (chunk.length() > limit - bytes.length()) {
      outcome.tooLarge(limit);
    } else {
      bytes.appendBuffer(chunk);
    }
  }

  WireBody whole() {
    return WireBody.wrap(bytes.getBytes());
  }
}
