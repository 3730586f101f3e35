package dev.chasitor.cli.demo;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.transport.HttpTransport;
import java.util.List;
import java.util.function.Supplier;

/**
 * What one visitor does in the demonstration.
 *
 * @param visitor the visitor's name
 * @param carrier what carries the visitor's requests, for people
 * @param transport opens it
 * @param lines what the visitor says, each line after the answer to the one before
 * @param fatalLine which of them costs the node its life; the next one is said without waiting
 * @param moment when the node dies
 * @param end who ends the chat: the desk does when the last line is {@link #FAREWELL}
 */
record Act(
    String visitor,
    String carrier,
    Supplier<HttpTransport> transport,
    List<String> lines,
    int fatalLine,
    NodeLoss.Moment moment,
    EndCause.Kind end) {

  /** The line at which the desk ends a chat. */
  static final String FAREWELL = "bye";

  Act {
    lines = List.copyOf(lines);
  }

  String fatalText() {
    return lines.get(fatalLine);
  }
}
