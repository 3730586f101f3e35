package dev.chasitor.tck.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A loopback port that refuses connections, and that nobody else gets while it is held. */
public final class RefusingPort implements AutoCloseable {

  private final Socket bound = new Socket();

  private RefusingPort() throws IOException {
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Takes a free port. */
  public static RefusingPort take() {
    try {
      return new RefusingPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An address at this port. */
  public URI uri(String target) {
    return Loopback.uri("http", bound.getLocalPort(), target);
  }

  @Override
  public void close() {
    try {
      bound.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
