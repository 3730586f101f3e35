package dev.chasitor.transport.vertx;

import dev.chasitor.transport.OneOutcome;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.RequestOptions;

/** Carries one request by means of Vert.x and reports what comes of it. */
interface Engine {

  /**
   * Sends a request.
   *
   * @param request method, destination and headers
   * @param body the body, possibly empty
   * @param maxBytes the longest body of an answer
   * @param outcome told how it ended; says when to give up
   */
  void start(RequestOptions request, Buffer body, int maxBytes, OneOutcome outcome);

  /** Frees what belongs to the engine; does not wait. */
  void close();
}
