package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.transport.Destination;
import dev.chasitor.transport.OneOutcome;

/** Carries one request by means of Vert.x and reports what comes of it. */
interface Engine {

  /**
   * Sends a request.
   *
   * @param request method, headers and body
   * @param to where it goes
   * @param maxBytes the longest body of an answer
   * @param outcome told how it ended; says when to give up
   */
  void start(WireRequest request, Destination to, int maxBytes, OneOutcome outcome);

  /** Frees what belongs to the engine; does not wait. */
  void close();
}
