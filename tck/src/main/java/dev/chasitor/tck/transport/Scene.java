package dev.chasitor.tck.transport;

import dev.chasitor.conformance.rule.TransportRule;
import dev.chasitor.tck.wire.RawServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The servers of the test that runs on this thread. When the test fails, they say what happened on
 * the wire.
 */
final class Scene {

  /** The most lines of a server's journal that a failure shows. */
  private static final int MOST_LINES = 20;

  private static final ThreadLocal<List<RawServer>> SERVERS =
      ThreadLocal.withInitial(ArrayList::new);

  private Scene() {}

  /** Forgets the servers of the test before. */
  static void begin() {
    SERVERS.remove();
  }

  /** Adds a server to the running test and returns it. */
  static RawServer with(RawServer server) {
    SERVERS.get().add(server);
    return server;
  }

  /**
   * Returns what explains a failure: the sentence of the rule, its usual cause, and what the
   * servers of the test did last. Empty if the test belongs to no rule.
   *
   * @param test the display name of the test, which begins with the rule's id
   */
  static Optional<String> explanation(String test) {
    return Stream.of(TransportRule.values())
        .filter(rule -> test.startsWith(rule.id() + " "))
        .findFirst()
        .map(Scene::explanation);
  }

  private static String explanation(TransportRule rule) {
    StringBuilder out = new StringBuilder();
    out.append("Rule %s (%s): %s%n".formatted(rule.id(), rule.level(), rule.sentence()));
    out.append("Usual cause: %s%n".formatted(rule.usualCause()));
    out.append("What happened at the server:");
    List<RawServer> servers = SERVERS.get();
    if (servers.isEmpty()) {
      out.append(" the test used none.");
    }
    for (RawServer server : servers) {
      List<String> lines = server.journal();
      int left = Math.max(0, lines.size() - MOST_LINES);
      out.append("%n  server at %s".formatted(server.uri("/")));
      out.append(lines.isEmpty() ? ": nothing" : left > 0 ? ", without " + left + " lines" : "");
      lines.subList(left, lines.size()).forEach(line -> out.append("%n  %s".formatted(line)));
    }
    return out.toString();
  }
}
