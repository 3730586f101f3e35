package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportSubject.LentEngine;
import dev.chasitor.transport.HttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClient;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A Web Client of the application's, with an interceptor and TLS settings of its own. */
record LentWebClient(TransportOptions options, Vertx vertx, WebClient client)
    implements LentEngine {

  static LentWebClient start(TransportOptions options) {
    Vertx vertx = Vertx.vertx();
    HttpClientOptions engine = new HttpClientOptions();
    options
        .trusted()
        .ifPresent(
            trusted -> engine.setTrustOptions(new PemTrustOptions().addCertValue(pem(trusted))));
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

  private static Buffer pem(X509Certificate certificate) {
    try {
      return Buffer.buffer(
          "-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
              + "\n-----END CERTIFICATE-----\n");
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
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
