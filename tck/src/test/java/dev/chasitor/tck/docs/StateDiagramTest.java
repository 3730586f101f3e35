package dev.chasitor.tck.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The drawing says causes in words, the telling ones, and no more of them than fit. */
class StateDiagramTest {

  private final List<String> lines = StateDiagram.mermaid().lines().toList();

  @Test
  void causesThatAreAllToldHaveNothingBehindThem() {
    for (String arrow :
        List.of(
            "    Init --> Queued : ChatRequestSuccess",
            "    Queued --> Established : ChatEstablished, ChatTransferred",
            "    Established --> Resyncing : 503")) {
      assertTrue(lines.contains(arrow), arrow);
    }
    assertTrue(
        lines.stream()
            .anyMatch(
                line -> line.startsWith("    Resyncing --> Established : ChasitorSessionData")),
        "what brings the chat back");
  }

  @Test
  void theReadmeShowsIt() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    String fence = "```mermaid\n";
    int from = readme.indexOf(fence) + fence.length();
    assertEquals(
        StateDiagram.mermaid(),
        readme.substring(from, readme.indexOf("```", from)),
        "copy the expected text into README.md");
  }

  @Test
  void atMostFourCausesAreToldAndNoneIsBlank() {
    List<String> arrows = lines.stream().filter(line -> line.contains(" : ")).toList();
    assertTrue(arrows.size() > 8, "arrows were drawn");
    for (String arrow : arrows) {
      assertTrue(arrow.matches(" {4}\\w+ --> \\w+ : [\\w()]+(, [\\w() ]+){0,3}(, …)?"), arrow);
    }
  }

  @Test
  void itBeginsAndEnds() {
    assertEquals(List.of("stateDiagram-v2", "    [*] --> Init"), lines.subList(0, 2));
    assertEquals("    Ended --> [*]", lines.get(lines.size() - 1));
  }
}
