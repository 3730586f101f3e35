package dev.chasitor.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.rule.TransportRule;
import dev.chasitor.tck.transport.TransportExamination;
import dev.chasitor.tck.transport.TransportTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Counts how many mistakes the contract notices that it was not made for. What it noticed once, it
 * must notice for ever: {@code unseen-caught.txt} lists those. The table is written to {@code
 * target/unseen.md}, and the names of all that were noticed to {@code target/unseen-caught.txt}.
 */
class UnseenTransportsTest {

  @Test
  @EnabledIfSystemProperty(named = "chasitor.unseen", matches = "true")
  void whatWasNoticedOnceIsNoticed() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append("| Broken transport | It does | Rule meant | Noticed by |\n");
    table.append("| --- | --- | --- | --- |\n");
    List<String> caught = new ArrayList<>();
    for (UnseenTransports broken : UnseenTransports.values()) {
      List<String> rules = noticing(broken);
      table.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  broken,
                  broken.mistake(),
                  broken.rule().id(),
                  rules.isEmpty() ? "survives" : String.join(", ", rules)));
      if (!rules.isEmpty()) {
        caught.add(broken.name());
      }
    }
    Files.writeString(Path.of("target", "unseen.md"), table);
    Files.write(Path.of("target", "unseen-caught.txt"), caught);

    List<String> lost = new ArrayList<>(caughtBefore());
    lost.removeAll(caught);
    assertEquals(List.of(), lost, "noticed before, and not any more");
  }

  private static List<String> caughtBefore() throws IOException {
    return Files.readAllLines(Path.of("src", "test", "resources", "unseen-caught.txt")).stream()
        .filter(row -> !row.isBlank() && !row.startsWith("#"))
        .toList();
  }

  /** Asks the rule that is meant first, and the others only if that one notices nothing. */
  private static List<String> noticing(UnseenTransports broken) {
    TransportTck subject = broken.make();
    if (!TransportExamination.examine(subject, broken.rule()).isKept()) {
      return List.of(broken.rule().id());
    }
    return Stream.of(TransportRule.values())
        .filter(rule -> rule != broken.rule())
        .filter(rule -> !TransportExamination.examine(subject, rule).isKept())
        .map(TransportRule::id)
        .toList();
  }
}
