package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportSubject.LentEngine;
import dev.chasitor.transport.HttpTransport;
import io.vertx.core.Vertx;

/** A Vert.x of the application's. */
record LentVertx(TransportOptions options, Vertx vertx) implements LentEngine {

  static LentVertx start(TransportOptions options) {
    return new LentVertx(options, Vertx.vertx());
  }

  @Override
  public HttpTransport open() {
    return VertxHttpTransport.builder()
        .vertx(vertx)
        .maxResponseBytes(options.maxResponseBytes())
        .cleartext(options.cleartext())
        .build();
  }

  @Override
  public void close() {
    vertx.close();
  }
}
