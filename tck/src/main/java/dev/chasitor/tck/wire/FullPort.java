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
 * A loopback port whose queue of connections is full. A connection to it neither succeeds nor
 * fails.
 */
public final class FullPort implements AutoCloseable {

  private static final int LONGEST_QUEUE = 64;
  private static final int FULL_AFTER_MILLIS = 50;

  private final ServerSocket listener;
  private final List<Socket> queued = new ArrayList<>();

  private FullPort() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Takes a free port and fills its queue. */
  public static FullPort take() {
    try {
      FullPort port = new FullPort();
      port.fill();
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes a free port that reads one request, then fills its queue, and then closes the first
   * connection without an answer.
   */
  public static FullPort takeAfterOneRequest() {
    try {
      FullPort port = new FullPort();
      daemon(port::readOne);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readOne() {
    try (Socket only = listener.accept()) {
      new RequestReader(only.getInputStream()).read(1);
      fill();
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private synchronized void fill() throws IOException {
    while (connects()) {
      if (queued.size() > LONGEST_QUEUE) {
        throw new IOException(
            "The queue of the port is not full after "
                + LONGEST_QUEUE
                + " connections; this machine cannot run the test");
      }
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

  /**
   * Returns an {@code http} address at this port.
   *
   * @param target path and query
   */
  public URI uri(String target) {
    return Loopback.uri("http", listener.getLocalPort(), target);
  }

  /** Accepts the queued connections and all later ones, and closes each at once. */
  public void drain() {
    daemon(this::acceptAll);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "raw-server-port");
    thread.setDaemon(true);
    thread.start();
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
  public synchronized void close() {
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
