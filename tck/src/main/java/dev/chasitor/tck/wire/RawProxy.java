package dev.chasitor.tck.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy for tests, on a free loopback port. It connects a client to the server that the
 * client names ({@code CONNECT}), if the client has the credentials, and answers 407 otherwise.
 * Thread-safe.
 */
public final class RawProxy implements AutoCloseable {

  private final ServerSocket listener;
  private final String credentials;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private RawProxy(ServerSocket listener, String credentials) {
    this.listener = listener;
    this.credentials = credentials;
  }

  /** Starts a proxy that demands these credentials (Basic). */
  public static RawProxy start(String user, String password) throws IOException {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    RawProxy proxy = new RawProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), basic);
    proxy.background(proxy::accept);
    return proxy;
  }

  /** Returns the port. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Returns the head of each request so far, in the order of arrival. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  private void background(Runnable work) {
    Thread thread = new Thread(work, "raw-proxy-" + port());
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        background(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      for (String head = head(client); !head.isEmpty(); head = head(client)) {
        heads.add(head);
        if (head.contains("Proxy-Authorization: " + credentials + "\r\n")
            || head.contains("proxy-authorization: " + credentials + "\r\n")) {
          connect(client, head.split(" ", 3)[1]);
          return;
        }
        client
            .getOutputStream()
            .write(RawAnswer.of(407).header("Proxy-Authenticate", "Basic realm=\"test\"").bytes());
      }
    } catch (IOException gone) {
      // One side has closed.
    } finally {
      open.remove(client);
    }
  }

  private void connect(Socket client, String authority) throws IOException {
    int colon = authority.lastIndexOf(':');
    try (Socket server =
        new Socket(
            authority.substring(0, colon), Integer.parseInt(authority.substring(colon + 1)))) {
      open.add(server);
      write(client, "HTTP/1.1 200 Connected\r\n\r\n");
      background(() -> copy(server, client));
      client.getInputStream().transferTo(server.getOutputStream());
      open.remove(server);
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.close();
    } catch (IOException gone) {
      // One side has closed.
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Reads a head with its empty line, byte by byte, so that nothing after it is lost. */
  private static String head(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return "";
      }
      head.append((char) b);
    }
    return head.toString();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
