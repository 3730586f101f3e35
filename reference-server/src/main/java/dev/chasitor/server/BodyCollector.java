package dev.chasitor.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Collects a request's body, whatever its content type says: real clients send JSON under many
 * names, and a handler that looks at the type would take it apart as a form. Everything here
 * happens on the connection's context.
 */
final class BodyCollector {

  private final HttpServerRequest request;
  private final int limit;
  private final Consumer<Buffer> whole;
  private final Runnable tooLong;
  private final Buffer body = Buffer.buffer();
  private long length;

  private BodyCollector(
      HttpServerRequest request, int limit, Consumer<Buffer> whole, Runnable tooLong) {
    this.request = request;
    this.limit = limit;
    this.whole = whole;
    this.tooLong = tooLong;
  }

  /**
   * Collects.
   *
   * @param limit the most bytes
   * @param whole takes the body when all of it is there
   * @param tooLong is run, at once and instead, when there is more
   */
  static void collect(
      HttpServerRequest request, int limit, Consumer<Buffer> whole, Runnable tooLong) {
    BodyCollector collector = new BodyCollector(request, limit, whole, tooLong);
    request.handler(collector::part);
    request.endHandler(end -> collector.end());
    request.exceptionHandler(broken -> request.connection().close());
  }

  private void part(Buffer part) {
    boolean fitted = length <= limit;
    length += part.length();
    if (length <= limit) {
      body.appendBuffer(part);
    } else if (fitted) {
      tooLong.run();
    } else if (length > 2L * limit) {
      // Whoever goes on sending after the answer is not going to stop.
      request.connection().close();
    }
  }

  private void end() {
    if (length <= limit) {
      whole.accept(body);
    }
  }
}
