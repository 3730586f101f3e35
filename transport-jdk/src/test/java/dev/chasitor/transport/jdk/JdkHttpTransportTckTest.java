package dev.chasitor.transport.jdk;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.HttpTransportContract;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.transport.HttpTransport;
import java.net.http.HttpClient;

class JdkHttpTransportTckTest implements HttpTransportContract {

  @Override
  public HttpTransport open(TransportOptions options) {
    return JdkHttpTransport.builder().maxResponseBytes(options.maxResponseBytes()).build();
  }

  @Override
  public LentEngine lend() {
    HttpClient client = HttpClient.newHttpClient();
    return new LentEngine() {
      @Override
      public HttpTransport open() {
        return JdkHttpTransport.builder().client(client).build();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Capabilities capabilities() {
    return Runtime.version().feature() >= 21
        ? Capabilities.all()
        : Capabilities.all()
            .without(
                Capability.ENDS_THREADS,
                "before JDK 21 a client ends when the garbage collector finds it");
  }
}
