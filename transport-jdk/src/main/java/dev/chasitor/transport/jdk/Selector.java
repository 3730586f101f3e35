package dev.chasitor.transport.jdk;

import java.net.http.HttpClient;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The thread that a client of the engine reads and writes on. Before JDK 21 a client has no {@code
 * close()}: its selector ends when the garbage collector has found the client, or when it is
 * interrupted, and closes the connections then.
 */
final class Selector {

  /** A client shows its number, and its selector is named after that. */
  private static final Pattern NUMBER = Pattern.compile("\\((\\d+)\\)$");

  private Selector() {}

  /** The selector of a client; none if this JDK names it otherwise, which a test would notice. */
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
