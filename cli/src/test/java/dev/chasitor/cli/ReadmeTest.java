package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.server.EchoDesk;
import dev.chasitor.server.ReferenceServer;
import dev.chasitor.session.visitor.EndCause;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what there is. */
class ReadmeTest {

  private static final Path README = Path.of("..", "README.md");
  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "dev", "chasitor", "cli", "ReadmeExample.java");

  @Test
  void showsTheExampleThatIsCompiled() throws IOException {
    String compiled =
        between(Files.readString(EXAMPLE), "// README: begin\n", "    // README: end");
    String shown = between(Files.readString(README), "```java\n", "```");

    assertEquals(compiled.indent(-4), shown);
  }

  @Test
  void theExampleHoldsAChat() {
    PrintStream standardOutput = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server = ReferenceServer.builder(desk).startAndWait()) {
      System.setOut(Shell.printer(printed));
      EndCause end =
          ReadmeExample.chat(
              server.endpoint(),
              ChasitorInitRequest.builder()
                  .organizationId("00D000000000001")
                  .deploymentId("572000000000001")
                  .buttonId("573000000000001")
                  .build());

      assertEquals(EndCause.Kind.AGENT, end.kind());
      assertEquals("Echo: echo: Hello\n", printed.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(standardOutput);
    }
  }

  @Test
  void namesEveryModule() throws IOException {
    String readme = Files.readString(README);
    String pom = Files.readString(Path.of("..", "pom.xml"));

    between(pom, "<modules>", "</modules>")
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("<module>"))
        .map(line -> between(line, "<module>", "</module>"))
        .forEach(module -> Shell.assertHas(readme, "| `" + module + "` |"));
  }

  private static String between(String text, String begin, String end) {
    int from = text.indexOf(begin);
    int to = text.indexOf(end, from + begin.length());
    if (from < 0 || to < 0) {
      throw new AssertionError("no '" + begin.strip() + "' … '" + end.strip() + "'");
    }
    return text.substring(from + begin.length(), to);
  }
}
