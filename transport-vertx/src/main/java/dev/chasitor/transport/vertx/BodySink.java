package dev.chasitor.transport.vertx;

import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream into which Web Client writes the body of an answer. After the exchange has ended it
 * drops the rest, so that the connection can be used again.
 */
final class BodySink implements WriteStream<Buffer> {

  private final BoundedBodyBuffer body;
  private final OneOutcome outcome;

  BodySink(BoundedBodyBuffer body, OneOutcome outcome) {
    this.body = body;
    this.outcome = outcome;
  }

  @Override
  public Future<Void> write(Buffer chunk) {
    outcome.run(() -> body.append(chunk));
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> end() {
    return Future.succeededFuture();
  }

  @Override
  public boolean writeQueueFull() {
    return false;
  }

  @Override
  public WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
    return this;
  }

  @Override
  public WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
    return this;
  }
}
