package dev.chasitor.transport.vertx;

import dev.chasitor.codec.WireRequest;

/** Carries one request by means of Vert.x and reports what comes of it. */
interface Engine {

  /** Sends a request: its method, headers and body. */
  void start(WireRequest request, Exchange exchange);

  /** Frees what belongs to the engine; does not wait. */
  void close();
}
