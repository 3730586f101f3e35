package dev.chasitor.cli.transport;

import dev.chasitor.tck.transport.Capabilities;
import dev.chasitor.tck.transport.TransportOptions;
import dev.chasitor.tck.transport.TransportTck;
import dev.chasitor.transport.HttpTransport;

/** The transport that the documentation shows keeps to the contract, too. */
class SocketTransportTckTest implements TransportTck {

  private final Subjects.OnSockets subject = new Subjects.OnSockets();

  @Override
  public HttpTransport open(TransportOptions options) {
    return subject.open(options);
  }

  @Override
  public LentEngine lend(TransportOptions options) {
    return subject.lend(options);
  }

  @Override
  public Capabilities capabilities() {
    return subject.capabilities();
  }
}
