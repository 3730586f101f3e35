package dev.chasitor.tck.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A loopback port that refuses connections. No other program gets the port until it is closed. */
public final class RefusingPort implements AutoCloseable {

  private final Socket bound = new Socket();

  private RefusingPort() throws IOException {
    bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /**
   * Takes a free port.
   *
   * @throws UncheckedIOException if there is none
   */
  public static RefusingPort take() {
    try {
      return new RefusingPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns an {@code http} address at this port.
   *
   * @param target path and query
   */
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
