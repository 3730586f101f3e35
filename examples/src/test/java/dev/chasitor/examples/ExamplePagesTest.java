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

/** The code of a section of a page, put together, is the code that is compiled. */
class ExamplePagesTest {

  private static final Path PAGES = Path.of("..", "docs");
  private static final String PACKAGE = "java/dev/chasitor/examples";
  private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "own-loop.md, The visitor's half, OwnLoop",
        "own-loop.md, The server's half, OwnServer",
        "shutdown.md, A plain process, ChatShutdown",
        "shutdown.md, Spring, ChatLifecycle",
        "journal.md, How an application uses it, ChatsThatSurvive",
        "journal.md, A database, OpenJournal",
        "journal.md, A journal of your own, CountingJournal",
        "journal.md, Its test, CountingJournalTckTest"
      })
  void showsTheWholeClass(String page, String heading, String type) throws IOException {
    String folder = type.endsWith("Test") ? "test" : "main";
    String source = Files.readString(Path.of("src", folder, PACKAGE, type + ".java"));
    String compiled = source.substring(source.indexOf("final class " + type + " "));

    assertEquals(compiled, code(section(page, heading)));
  }

  private static String section(String name, String heading) throws IOException {
    String page = Files.readString(PAGES.resolve(name));
    String begin = "\n## " + heading + "\n";
    int from = page.indexOf(begin);
    int to = page.indexOf("\n## ", from + begin.length());
    if (from < 0 || to < 0) {
      throw new AssertionError("docs/" + name + " has no section '" + heading + "' before another");
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
