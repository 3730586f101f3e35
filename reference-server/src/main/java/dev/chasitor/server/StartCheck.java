package dev.chasitor.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the server answers. With a Netty that does not fit its Vert.x, the server listens and
 * then closes each connection without an answer, and nothing says why.
 */
final class StartCheck {

  private static final int CONNECT_MILLIS = 2000;
  private static final int ANSWER_MILLIS = 5000;

  /** No request, so that Vert.x itself answers it, with 400. */
  private static final byte[] NO_REQUEST = "CHECK\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final String UNKNOWN = "of an unknown version";

  private StartCheck() {}

  /**
   * Connects to the server and waits for an answer. It blocks. A server that cannot be reached from
   * here, or is slow, passes.
   *
   * @throws IllegalStateException if the server closes the connection without an answer
   */
  static void run(String host, int port) throws IOException {
    InetAddress address = InetAddress.getByName(host);
    InetAddress here = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(here, port), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.getOutputStream().write(NO_REQUEST);
      if (socket.getInputStream().read() >= 0) {
        return;
      }
    } catch (ConnectException | SocketTimeoutException unknown) {
      return;
    } catch (IOException reset) {
      throw misfit(reset);
    }
    throw misfit(null);
  }

  /** Returns the exception that says which versions do not fit. */
  static IllegalStateException misfit(@Nullable Throwable cause) {
    return new IllegalStateException(
        "The server cannot speak HTTP: Vert.x "
            + vertxVersion()
            + " does not work with Netty "
            + nettyVersion()
            + ". Use the Netty that belongs to this Vert.x: import io.vertx:vertx-dependencies in"
            + " the dependency management",
        cause);
  }

  private static String vertxVersion() {
    ClassLoader loader = StartCheck.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream("META-INF/vertx/vertx-version.txt")) {
      return in == null ? UNKNOWN : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each jar of Netty has the versions of its own parts in a file of the same name. */
  private static String nettyVersion() {
    ClassLoader loader = StartCheck.class.getClassLoader();
    try {
      for (URL url :
          Collections.list(loader.getResources("META-INF/io.netty.versions.properties"))) {
        Properties versions = new Properties();
        try (InputStream in = url.openStream()) {
          versions.load(in);
        }
        String version = versions.getProperty("netty-common.version");
        if (version != null) {
          return version;
        }
      }
      return UNKNOWN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
