package dev.chasitor.images.server;

import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import java.io.IOException;

/**
 * Runs a server with an echo desk. It prints the server's endpoint and stops when standard input
 * ends.
 */
public final class Main {

  private Main() {}

  /**
   * Runs the server.
   *
   * @param arguments ignored
   * @throws IOException if standard input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      System.out.println(server.endpoint());
      while (System.in.read() >= 0) {
        // The content of the input does not matter, only its end.
      }
    }
  }
}
