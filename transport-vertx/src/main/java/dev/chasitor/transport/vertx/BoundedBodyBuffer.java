package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireBody;
import dev.chasitor.transport.OneOutcome;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the body of an answer up to a limit. One byte more ends the exchange. Rule T-LIM-01.
 * Only one Vert.x context uses it.
 */
final class BoundedBodyBuffer {

  private final int limit;
  private final OneOutcome outcome;

  /** The body so far. A first chunk is kept without a copy, since most answers have only one. */
  private @Nullable Buffer bytes;

  private boolean joined;

  BoundedBodyBuffer(int limit, OneOutcome outcome) {
    this.limit = limit;
    this.outcome = outcome;
  }

  void append(Buffer chunk) {
    if (outcome.isSettled()) {
      return;
    }
    if (chunk.length() > limit - (bytes == null ? 0 : bytes.length())) {
      outcome.tooLarge();
    } else if (bytes == null) {
      bytes = chunk;
    } else {
      bytes = (joined ? bytes : Buffer.buffer().appendBuffer(bytes)).appendBuffer(chunk);
      joined = true;
    }
  }

  WireBody whole() {
    return bytes == null ? WireBody.empty() : WireBody.wrap(bytes.getBytes());
  }
}
