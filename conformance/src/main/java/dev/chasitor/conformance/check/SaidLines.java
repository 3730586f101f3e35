package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Names the visitor's lines, from {@code say} to the transcript of a take-over. */
final class SaidLines {

  /** A number under a key: whatever has it is one request. */
  private record Numbered(String key, long number) {}

  /** A request and the names of its lines. */
  private record Named(Sent sent, List<String> names) {

    boolean saysSameAs(Sent other) {
      return sent.says().lines().equals(other.says().lines());
    }
  }

  private final LineNames names = new LineNames();
  private final LineNames processed = new LineNames();
  private final Map<Long, String> byRef = new HashMap<>();
  private final Map<Numbered, Named> numbered = new HashMap<>();
  private final Map<Long, Named> calls = new LinkedHashMap<>();
  private final Map<Long, Named> open = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<String> taken = new HashSet<>();
  private Optional<Map<String, Integer>> before = Optional.empty();

  String said(long ref, String text) {
    String name = names.add(text);
    byRef.put(ref, name);
    return name;
  }

  /** Returns the names of the lines in a request. */
  List<String> sent(Sent sent) {
    List<String> found = repeated(sent).orElseGet(() -> waiting(sent));
    Named named = new Named(sent, found);
    calls.put(sent.call(), named);
    open.put(sent.call(), named);
    number(sent).ifPresent(number -> numbered.put(number, named));
    return found;
  }

  private static Optional<Numbered> number(Sent sent) {
    OptionalLong sequence = sent.sequence();
    return sequence.isPresent()
        ? Optional.of(new Numbered(sent.key() + ' ' + sent.affinity(), sequence.getAsLong()))
        : Optional.empty();
  }

  /** The lines of an earlier request with this number, if it said the same. */
  private Optional<List<String>> repeated(Sent sent) {
    return number(sent)
        .map(numbered::get)
        .filter(earlier -> earlier.saysSameAs(sent))
        .map(Named::names);
  }

  /** The first lines of these texts that wait. */
  private List<String> waiting(Sent sent) {
    Set<String> busy = new HashSet<>();
    open.values().forEach(call -> busy.addAll(call.names()));
    List<String> found = new ArrayList<>();
    for (String text : sent.says().lines()) {
      String name =
          names
              .first(
                  text, any -> !done.contains(any) && !busy.contains(any) && !found.contains(any))
              .or(() -> names.first(text, any -> !done.contains(any) && !found.contains(any)))
              .orElseGet(() -> names.last(text));
      found.add(name);
    }
    return found;
  }

  void answered(Answered answered) {
    Named asked = calls.get(answered.call());
    if (asked != null && Kinds.showsTaken(asked.sent(), answered)) {
      done.addAll(asked.names());
    }
    isOver(answered.call());
  }

  void isOver(long call) {
    open.remove(call);
  }

  void settled(long ref) {
    String name = byRef.get(ref);
    if (name != null) {
      done.add(name);
    }
  }

  /** Returns the name of a line that the server took: of the last request that has it. */
  String processed(String text) {
    String found = null;
    for (Named call : calls.values()) {
      List<String> lines = call.sent().says().lines();
      for (int i = lines.size() - 1; i >= 0; i--) {
        String name = call.names().get(i);
        if (lines.get(i).equals(text) && (!taken.contains(name) || found == null)) {
          found = name;
        }
      }
    }
    String name = found == null ? names.last(text) : found;
    taken.add(name);
    processed.add(text, name);
    return name;
  }

  void isTakenOver() {
    before = Optional.of(processed.counts());
  }

  /** Returns the names of the lines that a transcript shows: the last ones before the take-over. */
  List<String> shown(List<String> texts) {
    if (texts.isEmpty()) {
      return texts;
    }
    Map<String, Integer> counts = new HashMap<>(before.orElseGet(processed::counts));
    texts.forEach(text -> counts.putIfAbsent(text, 0));
    List<String> shown = processed.lastOf(texts, counts);
    done.addAll(shown);
    return shown;
  }

  /** Returns the names of the lines that a journal holds: the last ones that were said. */
  List<String> kept(List<String> texts) {
    return names.lastOf(texts, Map.of());
  }
}
