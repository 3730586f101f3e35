package dev.chasitor.transport.jdk;

import java.net.http.HttpClient;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the selector: the thread on which an {@code HttpClient} reads and writes. Before JDK 21 a
 * client has no {@code close()}. Its selector ends, and closes the connections, when it is
 * interrupted or when the garbage collector frees the client.
 */
final class Selector {

  /**
   * The client's number at the end of its {@code toString}. The selector's name contains the same
   * number.
   */
  private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");

  private Selector() {}

  /**
   * Returns the selector of a client. Empty if this JDK names it differently; a test fails then.
   */
  static Optional<Thread> of(HttpClient client) {
    Matcher number = NUMBER.matcher(client.toString());
    if (!number.find()) {
      return Optional.empty();
    }
    String name = "HttpClient-" + number.group(1) + "-SelectorManager";
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .findFirst();
  }
}
