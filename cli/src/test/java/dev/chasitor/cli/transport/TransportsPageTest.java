package dev.chasitor.cli.transport;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.chasitor.tck.transport.TransportTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** docs/transports.md is what a run finds. With {@code -Dchasitor.docs=write} it becomes it. */
class TransportsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "transports.md");
  private static final Path MADE = Path.of("target", "generated-docs", "transports.md");
  private static final Path EXAMPLE =
      Path.of("src/test/java/dev/chasitor/cli/transport/SocketTransport.java");
  private static final boolean WRITE = "write".equals(System.getProperty("chasitor.docs"));

  @Test
  void isWhatARunFinds() throws IOException {
    Map<String, TransportTck> subjects = new LinkedHashMap<>();
    subjects.put("JDK", new Subjects.Jdk());
    subjects.put("Vert.x", new Subjects.OwnVertx());
    subjects.put("Web Client", new Subjects.LentWebClient());
    subjects.put("sockets", new Subjects.OnSockets());
    String text = TransportsPage.text(subjects, example());
    if (WRITE) {
      Files.writeString(PAGE, text);
    } else if (!Files.exists(PAGE) || !Files.readString(PAGE).equals(text)) {
      Files.createDirectories(Objects.requireNonNull(MADE.getParent()));
      Files.writeString(MADE, text);
      fail("docs/transports.md is not what a run finds: copy cli/" + MADE + " there");
    }
  }

  @Test
  void theExampleIsShort() throws IOException {
    assertTrue(example().lines().count() <= 60, () -> "more than 60 lines");
  }

  private static String example() throws IOException {
    String source = Files.readString(EXAMPLE);
    String begin = "// docs: begin\n";
    return source.substring(source.indexOf(begin) + begin.length(), source.indexOf("// docs: end"));
  }
}
