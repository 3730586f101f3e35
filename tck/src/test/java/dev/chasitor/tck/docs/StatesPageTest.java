package dev.chasitor.tck.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * docs/states.md, docs/states.dot and docs/tck.md are what the table and the rules say. With {@code
 * -Dchasitor.docs=write} they become it.
 */
class StatesPageTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path GENERATED = Path.of("target", "generated-docs");
  private static final boolean WRITE = "write".equals(System.getProperty("chasitor.docs"));

  @Test
  void isWhatTheTableSays() throws IOException {
    Map<String, String> pages =
        Map.of(
            "states.md", StatesPage.text(),
            "states.dot", StatesPage.dot(),
            "tck.md", TckPage.text());
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = DOCS.resolve(page.getKey());
      if (WRITE) {
        Files.writeString(file, page.getValue());
      } else if (!Files.exists(file) || !Files.readString(file).equals(page.getValue())) {
        Path made = GENERATED.resolve(page.getKey());
        Files.createDirectories(Objects.requireNonNull(made.getParent()));
        Files.writeString(made, page.getValue());
        fail("docs/" + page.getKey() + " is not what the table says: copy tck/" + made + " there");
      }
    }
  }

  @Test
  void everyRuleIsHeldByACheckerOrByATest() {
    List<Rule> unchecked =
        Stream.of(Rule.values())
            .filter(rule -> !Checkers.has(rule) && rule.heldBy().isEmpty())
            .toList();
    assertEquals(List.of(), unchecked);
    String page = StatesPage.text();
    for (Rule rule : Rule.values()) {
      assertTrue(page.contains("| " + rule.id() + " | "), rule::id);
    }
  }
}
