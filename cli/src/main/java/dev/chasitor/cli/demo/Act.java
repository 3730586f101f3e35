package dev.chasitor.cli.demo;

import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.transport.HttpTransport;
import java.util.List;
import java.util.function.Supplier;

/**
 * The script of one visitor in the demonstration. Immutable.
 *
 * @param visitor the visitor's name
 * @param carrier the name of the transport, for the screen
 * @param transport opens the transport
 * @param lines what the visitor says; each line waits for the answer to the previous one
 * @param fatalLine the index of the line at which the node dies; the next line does not wait
 * @param moment when the node dies while it processes that line
 * @param end how the chat ends: the desk ends it if the last line is {@link #FAREWELL}
 */
record Act(
    String visitor,
    String carrier,
    Supplier<HttpTransport> transport,
    List<String> lines,
    int fatalLine,
    NodeLoss.Moment moment,
    EndCause.Kind end) {

  /** The line after which the desk ends a chat. */
  static final String FAREWELL = "bye";

  Act {
    lines = List.copyOf(lines);
  }

  String fatalText() {
    return lines.get(fatalLine);
  }
}
