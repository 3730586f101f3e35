package dev.chasitor.conformance.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule that code or a document cites stands in a catalogue, once. */
class RuleIdsTest {

  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern ID = Pattern.compile("\\b[CSTKD]-[A-Z]{3,4}-\\d{2}\\b");

  private static List<String> catalogued() {
    return Stream.of(
            Arrays.stream(Rule.values()).map(Rule::id),
            Arrays.stream(ServerRule.values()).map(ServerRule::id),
            Arrays.stream(TransportRule.values()).map(TransportRule::id),
            Arrays.stream(CodecRule.values()).map(CodecRule::id),
            Arrays.stream(JournalRule.values()).map(JournalRule::id))
        .flatMap(ids -> ids)
        .toList();
  }

  @Test
  void everyCitedRuleStandsInACatalogue() throws IOException {
    Set<String> known = Set.copyOf(catalogued());
    Map<String, Set<String>> unknown = new TreeMap<>();
    List<Path> files = sources();
    for (Path file : files) {
      cited(file).stream()
          .filter(id -> !known.contains(id))
          .forEach(id -> unknown.computeIfAbsent(id, each -> new TreeSet<>()).add(file.toString()));
    }
    assertTrue(files.size() > 500, () -> files.size() + " files");
    assertEquals(Map.of(), unknown, "cited, but in no catalogue");
  }

  @Test
  void everyIdIsInItsFormAndUsedOnce() {
    List<String> ids = catalogued();
    assertEquals(ids.size(), Set.copyOf(ids).size());
    ids.forEach(id -> assertTrue(ID.matcher(id).matches(), id));
    assertTrue(ID.matcher("S-RSY-07").matches());
  }

  @Test
  void everyServerRuleIsASentenceAndSaysWhyItIsUntested() {
    for (ServerRule rule : ServerRule.values()) {
      assertTrue(rule.sentence().endsWith("."), rule::id);
      assertTrue(rule.usualCause().endsWith("."), rule::id);
      assertTrue(rule.untested().orElseThrow().endsWith("."), rule::id);
    }
    assertEquals(41, ServerRule.values().length);
  }

  @Test
  void everyTestThatHoldsARuleExistsAndCitesIt() throws IOException {
    Map<String, Set<String>> cited = new TreeMap<>();
    for (Path file : sources()) {
      String name = file.getFileName().toString();
      if (file.toString().replace('\\', '/').contains("/src/test/") && name.endsWith(".java")) {
        cited
            .computeIfAbsent(name.replace(".java", ""), each -> new TreeSet<>())
            .addAll(cited(file));
      }
    }
    List<String> wrong = new ArrayList<>();
    Map<String, List<String>> held = new TreeMap<>();
    Stream.of(ServerRule.values()).forEach(rule -> held.put(rule.id(), rule.heldBy()));
    Stream.of(Rule.values()).forEach(rule -> held.put(rule.id(), rule.heldBy()));
    held.forEach(
        (rule, tests) -> {
          for (String test : tests) {
            if (!cited.getOrDefault(test, Set.of()).contains(rule)) {
              wrong.add(rule + ": no test named " + test + " cites it");
            }
          }
        });
    assertEquals(List.of(), wrong);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      return files
          .filter(file -> !file.toString().contains("target"))
          .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".md"))
          .toList();
    }
  }

  private static Set<String> cited(Path file) {
    try {
      Matcher ids = ID.matcher(Files.readString(file));
      return ids.results().map(found -> found.group()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
