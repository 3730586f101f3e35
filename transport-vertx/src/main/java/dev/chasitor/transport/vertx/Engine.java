package dev.chasitor.transport.vertx;

/** Carries one request by means of Vert.x and reports what comes of it. */
interface Engine {

  /** Sends the request. */
  void start(Exchange exchange);

  /** Frees what belongs to the engine; does not wait. */
  void close();
}
