package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import org.junit.jupiter.api.extension.ExtendWith;

/** The transport with an engine of its own; for TLS of the application's, with its Web Client. */
@ExtendWith(LeavesNoBuffer.class)
class VertxHttpTransportTckTest implements TransportTck {

  @Override
  public HttpTransport open(TransportOptions options) {
    return VertxHttpTransport.builder()
        .maxResponseBytes(options.maxResponseBytes())
        .cleartext(options.cleartext())
        .build();
  }

  @Override
  public LentEngine lend(TransportOptions options) {
    return options.trusted().isPresent() ? LentWebClient.start(options) : LentVertx.start(options);
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all()
        .without(
            Capability.ABORTS_CONNECTING,
            "a handshake goes on until connectTimeout: Vert.x has no handle for it")
        .without(Capability.TAKES_EXECUTOR, "outcomes are reported on the event loops of Vert.x");
  }
}
