package dev.chasitor.transport.vertx;

import dev.chasitor.transport.OneOutcome;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import org.jspecify.annotations.Nullable;

/** Where Web Client pours an answer; refuses more once nobody waits for it. */
final class BodySink implements WriteStream<Buffer> {

  private final BoundedBody body;
  private final OneOutcome outcome;

  BodySink(BoundedBody body, OneOutcome outcome) {
    this.body = body;
    this.outcome = outcome;
  }

  @Override
  public Future<Void> write(Buffer chunk) {
    body.append(chunk);
    return outcome.isSettled()
        ? Future.failedFuture("Nobody waits for this answer")
        : Future.succeededFuture();
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
