package dev.chasitor.codec.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rulings of {@code docs/errata.md}, which the tables cite by their ids. */
final class Rulings {

  private static final Path ERRATA = Path.of("..", "docs", "errata.md");

  private static final Pattern HEADING = Pattern.compile("(?m)^## ((A\\d+): .+)$");
  private static final Pattern ID = Pattern.compile("\\bA\\d+\\b");

  /** The headings by the ids. */
  private static final Map<String, String> ALL = read();

  private Rulings() {}

  /** The text, in which each id of a ruling is a link. */
  static String linked(String text) {
    return ID.matcher(text).replaceAll(match -> link(match.group()));
  }

  private static String link(String id) {
    String heading = ALL.get(id);
    if (heading == null) {
      throw new AssertionError("The errata have no ruling " + id);
    }
    return "[" + id + "](errata.md#" + Markdown.anchor(heading) + ")";
  }

  private static Map<String, String> read() {
    try {
      return HEADING
          .matcher(Files.readString(ERRATA))
          .results()
          .collect(
              Collectors.toUnmodifiableMap(
                  (MatchResult match) -> match.group(2), (MatchResult match) -> match.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
