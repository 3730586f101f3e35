package dev.chasitor.conformance.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The names of lines in the order in which they came: the text, and for a repeat its count. */
final class LineNames {

  private final Map<String, List<String>> names = new HashMap<>();

  /** Returns the name of one more line of this text. */
  String add(String text) {
    List<String> same = names.computeIfAbsent(text, any -> new ArrayList<>());
    String name = same.isEmpty() ? text : text + " (" + (same.size() + 1) + ")";
    same.add(name);
    return name;
  }

  /** Takes a line whose name is known from elsewhere. */
  void add(String text, String name) {
    names.computeIfAbsent(text, any -> new ArrayList<>()).add(name);
  }

  int count(String text) {
    return of(text).size();
  }

  /** Returns the names of the lines of this text, in order. */
  List<String> of(String text) {
    return names.getOrDefault(text, List.of());
  }

  /** Returns the first line of this text that fits. */
  Optional<String> first(String text, Predicate<String> fits) {
    return of(text).stream().filter(fits).findFirst();
  }

  /** Returns the last line of this text; the text itself before the first. */
  String last(String text) {
    List<String> same = of(text);
    return same.isEmpty() ? text : same.get(same.size() - 1);
  }

  /** Returns the names of all lines. */
  Stream<String> all() {
    return names.values().stream().flatMap(List::stream);
  }

  /** Returns how many lines each text has. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new HashMap<>();
    names.forEach((text, same) -> counts.put(text, same.size()));
    return counts;
  }

  /**
   * Returns the names of lines that are the last of their texts.
   *
   * @param texts the texts, in order
   * @param counts how many lines of each text there were; a text that is not there has all
   */
  List<String> lastOf(Collection<String> texts, Map<String, Integer> counts) {
    Map<String, Integer> left = new HashMap<>();
    texts.forEach(text -> left.merge(text, 1, Integer::sum));
    List<String> found = new ArrayList<>();
    for (String text : texts) {
      List<String> same = of(text);
      int back = left.merge(text, -1, Integer::sum) + 1;
      int at = Math.min(counts.getOrDefault(text, same.size()), same.size()) - back;
      found.add(at >= 0 ? same.get(at) : last(text));
    }
    return found;
  }
}
