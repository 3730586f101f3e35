package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;

/** Sends one request with a client of Vert.x and reports its outcome. */
interface Engine {

  /**
   * Sends a request.
   *
   * @param request method, headers and body
   * @param to where the request goes
   * @param maxBytes the longest body of an answer, in bytes
   * @param outcome receives the report how the exchange ended; the engine aborts the exchange when
   *     it fails
   */
  void start(WireRequest request, Destination to, int maxBytes, OneOutcome outcome);

  /** Starts to close what belongs to the engine, and does not wait. */
  void close();
}
