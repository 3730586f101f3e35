package dev.chasitor.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/**
 * Collects a request's body, for any content type. Real clients send JSON under many types, and a
 * handler that looks at the type would parse the body as a form. Everything here happens on the
 * connection's context.
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
   * Collects the body of a request.
   *
   * @param limit the largest size of the body, in bytes
   * @param whole receives the complete body
   * @param tooLong runs instead, as soon as the body exceeds the limit
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
      // The client goes on sending after the answer, so close its connection.
      request.connection().close();
    }
  }

  private void end() {
    if (length <= limit) {
      whole.accept(body);
    }
  }
}
