package dev.chasitor.transport.vertx;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.Capability;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;

/** The transport with an application's own Web Client. */
@ExtendWith(LeavesNoBuffer.class)
class VertxWebClientTransportTckTest implements TransportTck {

  private static LentWebClient engine;

  @BeforeAll
  static void startEngine() {
    engine = LentWebClient.start(TransportOptions.standard());
  }

  @AfterAll
  static void closeEngine() {
    engine.close();
  }

  @Override
  public HttpTransport open(TransportOptions options) {
    return new LentWebClient(options, engine.vertx(), engine.client()).open();
  }

  @Override
  public LentEngine lend(TransportOptions options) {
    return LentWebClient.start(options);
  }

  @Override
  public Capabilities capabilities() {
    return Capabilities.all()
        .without(
            Capability.ABORTS_CONNECTING,
            "a handshake goes on until the client's own time-out: Vert.x has no handle for it")
        .without(Capability.TAKES_EXECUTOR, "outcomes are reported on the event loops of Vert.x")
        .without(
            Capability.OWNS_ENGINE, "a Web Client is always lent, and is its owner's to close");
  }
}
