package dev.chasitor.tck.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A loopback port whose queue of connections is full, so that connecting to it neither succeeds nor
 * fails.
 */
public final class FullPort implements AutoCloseable {

  private static final int LONGEST_QUEUE = 64;
  private static final int FULL_AFTER_MILLIS = 50;

  private final ServerSocket listener;
  private final List<Socket> queued = new ArrayList<>();

  private FullPort() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (connects()) {
      if (queued.size() > LONGEST_QUEUE) {
        throw new IOException("This machine queues connections without end");
      }
    }
  }

  /** Takes a free port and fills it up. */
  public static FullPort take() {
    try {
      return new FullPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean connects() throws IOException {
    Socket socket = new Socket();
    queued.add(socket);
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort()),
          FULL_AFTER_MILLIS);
      return true;
    } catch (SocketTimeoutException full) {
      return false;
    }
  }

  /** An address at this port. */
  public URI uri(String target) {
    return Loopback.uri("http", listener.getLocalPort(), target);
  }

  /** Accepts what has queued up, and from now on hangs up on whoever connects. */
  public void drain() {
    Thread draining = new Thread(this::acceptAll, "raw-server-drain");
    draining.setDaemon(true);
    draining.start();
  }

  private void acceptAll() {
    try {
      while (true) {
        listener.accept().close();
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  @Override
  public void close() {
    try {
      for (Socket socket : queued) {
        socket.close();
      }
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
