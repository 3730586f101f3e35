package dev.chasitor.images.server;

import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import java.io.IOException;

/** Prints the server's endpoint, and stops when standard input ends. */
public final class Main {

  private Main() {}

  /**
   * Runs the server.
   *
   * @param arguments none
   * @throws IOException if standard input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      System.out.println(server.endpoint());
      while (System.in.read() >= 0) {
        // Nothing that is typed matters, only the end.
      }
    }
  }
}
