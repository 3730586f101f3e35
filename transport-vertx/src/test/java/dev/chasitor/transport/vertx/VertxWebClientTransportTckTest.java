package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.HttpTransportContract;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.transport.HttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.WebClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The transport with an application's own Web Client. */
class VertxWebClientTransportTckTest implements HttpTransportContract {

  private static Vertx vertx;
  private static WebClient client;

  @BeforeAll
  static void openClient() {
    vertx = Vertx.vertx();
    client =
        WebClient.wrap(
            vertx
                .httpClientBuilder()
                .with(new PoolOptions().setHttp1MaxSize(500))
                // Else each connection that the tests break is logged.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build());
  }

  @AfterAll
  static void closeClient() {
    client.close();
    vertx.close();
  }

  @Override
  public HttpTransport open(TransportOptions options) {
    return VertxHttpTransport.builder()
        .webClient(vertx, client)
        .maxResponseBytes(options.maxResponseBytes())
        .build();
  }

  @Override
  public LentEngine lend() {
    return new LentEngine() {
      @Override
      public HttpTransport open() {
        return VertxWebClientTransportTckTest.this.open(TransportOptions.standard());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all()
        .without(Capability.ABORTS_EXCHANGE, "Web Client has no handle for one exchange")
        .without(Capability.ENDS_THREADS, "Vert.x and client are lent");
  }
}
