package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.HttpTransportContract;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.transport.HttpTransport;
import io.vertx.core.Vertx;

class VertxHttpTransportTckTest implements HttpTransportContract {

  @Override
  public HttpTransport open(TransportOptions options) {
    return VertxHttpTransport.builder().maxResponseBytes(options.maxResponseBytes()).build();
  }

  @Override
  public LentEngine lend() {
    Vertx vertx = Vertx.vertx();
    return new LentEngine() {
      @Override
      public HttpTransport open() {
        return VertxHttpTransport.create(vertx);
      }

      @Override
      public void close() {
        vertx.close();
      }
    };
  }
}
