package dev.chasitor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code in docs/own-loop.md, put together, is the code that is compiled. */
class OwnLoopPageTest {

  private static final Path PAGE = Path.of("..", "docs", "own-loop.md");
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "chasitor", "examples");
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"The visitor's half, OwnLoop", "The server's half, OwnServer"})
  void showsTheWholeClass(String heading, String type) throws IOException {
    String source = Files.readString(SOURCES.resolve(type + ".java"));
    String compiled = source.substring(source.indexOf("final class " + type + " {"));

    assertEquals(compiled, code(section(heading)));
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(PAGE);
    String begin = "\n## " + heading + "\n";
    int from = page.indexOf(begin);
    int to = page.indexOf("\n## ", from + begin.length());
    if (from < 0 || to < 0) {
      throw new AssertionError("docs/own-loop.md has no section '" + heading + "' before another");
    }
    return page.substring(from, to);
  }

  private static String code(String section) {
    return CODE.matcher(section)
        .results()
        .map((MatchResult block) -> block.group(1))
        .collect(Collectors.joining("\n"));
  }
}
