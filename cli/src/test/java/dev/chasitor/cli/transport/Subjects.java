package dev.chasitor.cli.transport;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportSubject.LentEngine;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClient;
import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** The transports of the page, each as the contract wants it. */
final class Subjects {

  private static final String ON_EVENT_LOOPS = "outcomes are reported on the event loops of Vert.x";

  private Subjects() {}

  /** On {@code java.net.http}. */
  static final class Jdk implements TransportTck {

    @Override
    public HttpTransport open(TransportOptions options) {
      return with(options).build();
    }

    @Override
    public HttpTransport openOn(Executor executor, TransportOptions options) {
      return with(options).executor(executor).build();
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      HttpClient client = HttpClient.newBuilder().sslContext(tls(options)).build();
      return lent(() -> with(options).client(client).build(), () -> {});
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.all()
          .without(
              Capability.TELLS_LOSS_AT_ONCE,
              "the engine connects again before it can be stopped, for as long as that may take");
    }

    private static JdkHttpTransport.Builder with(TransportOptions options) {
      return JdkHttpTransport.builder()
          .maxResponseBytes(options.maxResponseBytes())
          .cleartext(options.cleartext());
    }
  }

  /** On Vert.x, with an engine of its own. */
  static final class OwnVertx implements TransportTck {

    @Override
    public HttpTransport open(TransportOptions options) {
      return with(options).build();
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      if (options.trusted().isPresent()) {
        // TLS settings of the application's come with its Web Client.
        return new LentWebClient().lend(options);
      }
      Vertx vertx = Vertx.vertx();
      return lent(() -> with(options).vertx(vertx).build(), vertx::close);
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.all()
          .without(
              Capability.ABORTS_CONNECTING,
              "a handshake goes on until connectTimeout: Vert.x has no handle for it")
          .without(Capability.TAKES_EXECUTOR, ON_EVENT_LOOPS);
    }

    private static VertxHttpTransport.Builder with(TransportOptions options) {
      return VertxHttpTransport.builder()
          .maxResponseBytes(options.maxResponseBytes())
          .cleartext(options.cleartext());
    }
  }

  /** On Vert.x, with a Web Client of the application's. */
  static final class LentWebClient implements TransportTck {

    private static final Vertx VERTX = Vertx.vertx();

    @Override
    public HttpTransport open(TransportOptions options) {
      return lend(options).open();
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      HttpClientOptions engine = new HttpClientOptions().setMaxHeaderSize(64 * 1024);
      options
          .trusted()
          .ifPresent(
              only ->
                  engine.setTrustOptions(
                      new PemTrustOptions()
                          .addCertValue(Buffer.buffer(TestCertificate.pem(only)))));
      WebClient client =
          WebClient.wrap(
              VERTX
                  .httpClientBuilder()
                  .with(engine)
                  .with(new PoolOptions().setHttp1MaxSize(500))
                  .build());
      return lent(() -> OwnVertx.with(options).webClient(VERTX, client).build(), client::close);
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.all()
          .without(
              Capability.ABORTS_CONNECTING,
              "a handshake goes on until the client's own time-out: Vert.x has no handle for it")
          .without(Capability.TAKES_EXECUTOR, ON_EVENT_LOOPS)
          .without(
              Capability.OWNS_ENGINE, "a Web Client is always lent, and is its owner's to close");
    }
  }

  /** On plain sockets: the example of a third one. */
  static final class OnSockets implements TransportTck {

    @Override
    public HttpTransport open(TransportOptions options) {
      return SocketTransport.open(tls(options), options.maxResponseBytes(), options.cleartext());
    }

    @Override
    public LentEngine lend(TransportOptions options) {
      return lent(() -> open(options), () -> {});
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.all()
          .without(Capability.TAKES_EXECUTOR, "it has threads of its own")
          .without(Capability.SHARES_THREADS, "it has a thread for each exchange")
          .without(Capability.REUSES_CONNECTIONS, "it has a connection for each exchange");
    }
  }

  private static SSLContext tls(TransportOptions options) {
    return options.trusted().map(TestCertificate::clientContext).orElseGet(Subjects::usualTls);
  }

  private static SSLContext usualTls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LentEngine lent(Supplier<HttpTransport> open, Runnable close) {
    return new LentEngine() {
      @Override
      public HttpTransport open() {
        return open.get();
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
