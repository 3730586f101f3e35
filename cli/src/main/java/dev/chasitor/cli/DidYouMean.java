package dev.chasitor.cli;

import dev.chasitor.codec.BodyKind;
import java.util.List;
import java.util.Locale;

/** Finds the names of kinds that are close to a misspelt one. */
final class DidYouMean {

  private DidYouMean() {}

  /** Returns the names that are close to a misspelt one; empty if none is. */
  static List<String> closeTo(String word) {
    List<String> names = BodyKind.all().stream().map(BodyKind::name).toList();
    List<String> sameNoun = names.stream().filter(name -> noun(name).equals(noun(word))).toList();
    if (!sameNoun.isEmpty()) {
      return sameNoun;
    }
    int nearest = names.stream().mapToInt(name -> distance(word, name)).min().orElse(0);
    return nearest > word.length() / 3
        ? List.of()
        : names.stream().filter(name -> distance(word, name) == nearest).toList();
  }

  private static String noun(String name) {
    return lower(name.substring(name.indexOf('/') + 1));
  }

  private static int distance(String word, String name) {
    return word.indexOf('/') < 0 ? edits(lower(word), noun(name)) : edits(lower(word), lower(name));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Returns the Levenshtein distance: how many letters must be inserted, removed or replaced. */
  static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int exchange = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchange, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
