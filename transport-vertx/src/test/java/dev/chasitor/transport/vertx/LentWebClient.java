package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportSubject.LentEngine;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.HttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClient;

/** A Web Client of the application's, with an interceptor and TLS settings of its own. */
record LentWebClient(TransportOptions options, Vertx vertx, WebClient client)
    implements LentEngine {

  static LentWebClient start(TransportOptions options) {
    Vertx vertx = Vertx.vertx();
    HttpClientOptions engine = new HttpClientOptions().setMaxHeaderSize(64 * 1024);
    options
        .trusted()
        .ifPresent(
            only ->
                engine.setTrustOptions(
                    new PemTrustOptions().addCertValue(Buffer.buffer(TestCertificate.pem(only)))));
    WebClient client =
        WebClient.wrap(
            vertx
                .httpClientBuilder()
                .with(engine)
                .with(new PoolOptions().setHttp1MaxSize(500))
                // Else each connection that the tests break is logged.
                .withConnectHandler(connection -> connection.exceptionHandler(broken -> {}))
                .build());
    client.addInterceptor(
        context -> {
          context.set("seen", true);
          context.next();
        });
    return new LentWebClient(options, vertx, client);
  }

  @Override
  public HttpTransport open() {
    return VertxHttpTransport.builder()
        .webClient(vertx, client)
        .maxResponseBytes(options.maxResponseBytes())
        .cleartext(options.cleartext())
        .build();
  }

  @Override
  public void close() {
    client.close();
    vertx.close();
  }
}
