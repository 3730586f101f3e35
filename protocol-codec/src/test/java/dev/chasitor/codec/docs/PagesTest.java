package dev.chasitor.codec.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Resource;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about the protocol lack nothing, and their links lead somewhere. */
class PagesTest {

  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void everyRulingHasAnEntryWithAllItsLines() throws IOException {
    List<String> shape =
        read("errata.md")
            .lines()
            .filter(line -> line.matches("## A\\d+: .+|- (Guide|In truth|Written|Read): .+"))
            .map(line -> line.substring(0, line.indexOf(':')))
            .toList();
    List<String> wanted =
        IntStream.rangeClosed(1, 32)
            .boxed()
            .flatMap(id -> Stream.of("## A" + id, "- Guide", "- In truth", "- Written", "- Read"))
            .toList();
    assertEquals(wanted, shape);
  }

  @Test
  void nothingLacksInTheCoverage() {
    assertFull(CoverageTable.resources(), Resource.all().size());
    assertFull(CoverageTable.types(), BodyKind.all().size());
  }

  private static void assertFull(List<List<String>> rows, int size) {
    assertEquals(size, rows.size());
    for (List<String> row : rows) {
      assertTrue(row.stream().noneMatch(String::isBlank), () -> "an empty cell: " + row);
    }
  }

  @Test
  void everyMeaningIsThatOfAHeaderOrAParameter() {
    Set<String> names = new TreeSet<>();
    Arrays.stream(Resource.Header.values()).forEach(header -> names.add(header.wireName()));
    Arrays.stream(Resource.Query.values()).forEach(query -> names.add(query.wireName()));
    assertEquals(names, new TreeSet<>(Meanings.names()));
  }

  @Test
  void theTestsThatTheErrataNameExist() throws IOException {
    Set<String> named = found("`(\\w+Test)`", read("errata.md"));
    assertTrue(named.contains("RulingsTest"));
    named.removeAll(tests());
    assertEquals(Set.of(), named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"protocol.md", "errata.md", "protocol-notes.md"})
  void everyLinkLeadsSomewhere(String page) throws IOException {
    String text = read(page);
    Set<String> astray = new TreeSet<>();
    for (String link : found("\\]\\(([^)]+)\\)", text)) {
      int hash = (link + "#").indexOf('#');
      String file = link.substring(0, hash);
      boolean leads =
          hash == link.length()
              ? Files.exists(DOCS.resolve(file))
              : anchors(file.isEmpty() ? page : file).contains(link.substring(hash + 1));
      if (!leads) {
        astray.add(link);
      }
    }
    assertEquals(Set.of(), astray);
  }

  private static Set<String> anchors(String page) throws IOException {
    return found("(?m)^#+ (.+)$", read(page)).stream()
        .map(Markdown::anchor)
        .collect(Collectors.toSet());
  }

  /** The names of the test classes of all modules. */
  private static Set<String> tests() throws IOException {
    Set<String> tests = new TreeSet<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(Path.of(".."))) {
      for (Path module : modules) {
        Path sources = module.resolve("src/test/java");
        if (Files.isDirectory(sources)) {
          try (Stream<Path> files = Files.walk(sources)) {
            files.forEach(file -> tests.add(String.valueOf(file.getFileName())));
          }
        }
      }
    }
    return tests.stream().map(name -> name.replace(".java", "")).collect(Collectors.toSet());
  }

  private static String read(String page) throws IOException {
    return Files.readString(DOCS.resolve(page));
  }

  private static Set<String> found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
