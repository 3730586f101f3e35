package dev.chasitor.tck.transport;

import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.transport.HttpTransport;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.extension.ExtendWith;

/** The adapter between a transport under test and the contract. */
@ExtendWith(ExplainsFailures.class)
public interface TransportSubject {

  /** Returns a new transport with its own engine. The test closes it. */
  HttpTransport open(TransportOptions options);

  /**
   * Returns a new engine that belongs to the application and that transports borrow. The test
   * closes it.
   */
  LentEngine lend(TransportOptions options);

  /**
   * Returns a new transport that works on an executor of the application. Only a transport with
   * {@link Capability#TAKES_EXECUTOR} needs it. The test closes the transport.
   */
  default HttpTransport openOn(Executor executor, TransportOptions options) {
    throw new UnsupportedOperationException(
        "Implement openOn, or declare that Capability.TAKES_EXECUTOR is missing");
  }

  /**
   * Returns the capabilities of the transport. The contract skips tests that need a missing one.
   */
  default Capabilities capabilities() {
    return Capabilities.all();
  }

  /** Returns how long a test waits for something that must happen. */
  default Duration patience() {
    return RawServer.PATIENCE;
  }

  /** An engine that outlives the transports that borrow it. */
  interface LentEngine extends AutoCloseable {

    /** Returns a new transport that borrows this engine. */
    HttpTransport open();

    @Override
    void close();
  }
}
