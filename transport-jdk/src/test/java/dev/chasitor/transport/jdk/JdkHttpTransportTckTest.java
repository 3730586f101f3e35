package dev.chasitor.transport.jdk;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.HttpTransport;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;

class JdkHttpTransportTckTest implements TransportTck {

  @Override
  public HttpTransport open(TransportOptions options) {
    return configured(options).build();
  }

  @Override
  public HttpTransport openOn(Executor executor, TransportOptions options) {
    return configured(options).executor(executor).build();
  }

  @Override
  public LentEngine lend(TransportOptions options) {
    HttpClient.Builder engine = HttpClient.newBuilder();
    options.trusted().map(TestCertificate::clientContext).ifPresent(engine::sslContext);
    HttpClient client = engine.build();
    return new LentEngine() {
      @Override
      public HttpTransport open() {
        return configured(options).client(client).build();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all()
        .without(
            Capability.TELLS_LOSS_AT_ONCE,
            "the engine connects again before it can be stopped, for as long as that may take");
  }

  private static JdkHttpTransport.Builder configured(TransportOptions options) {
    return JdkHttpTransport.builder()
        .maxResponseBytes(options.maxResponseBytes())
        .cleartext(options.cleartext());
  }
}
