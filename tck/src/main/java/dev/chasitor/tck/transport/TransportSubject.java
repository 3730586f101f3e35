package dev.chasitor.tck.transport;

import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;

/** The transport under test. */
public interface TransportSubject {

  /** A transport that owns all it needs; the test closes it. */
  HttpTransport open(TransportOptions options);

  /** An engine of the application's, to be lent to transports. */
  LentEngine lend(TransportOptions options);

  /** What the transport can do; what it cannot is skipped, with the reason. */
  default Capabilities capabilities() {
    return Capabilities.all();
  }

  /** How long anything that must happen is waited for. */
  default Duration patience() {
    return RawServer.PATIENCE;
  }

  /** An engine that outlives the transports that use it. */
  interface LentEngine extends AutoCloseable {

    /** A transport that uses this engine and does not own it. */
    HttpTransport open();

    @Override
    void close();
  }
}
