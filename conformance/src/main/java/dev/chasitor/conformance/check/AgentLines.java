package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.model.MessageType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Names the agents' lines, from the desk to the application. */
final class AgentLines {

  /** A place in what one node has for the session: the sequence of a batch. */
  private record Place(String node, long sequence) {}

  private final LineNames names = new LineNames();
  private final Map<Place, Map<String, Integer>> pushedUpTo = new HashMap<>();
  private final Map<Place, List<String>> batches = new HashMap<>();
  private final Map<Long, Sent> polls = new HashMap<>();
  private final Set<String> pushed = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private final Map<Long, String> toldAs = new HashMap<>();
  private OptionalLong delivered = OptionalLong.empty();
  private Map<String, Integer> before = Map.of();
  private Map<String, Integer> beforeSession = Map.of();

  String said(String text) {
    return names.add(text);
  }

  void asked(Sent sent) {
    if (Kinds.asksForSession(sent)) {
      // The numbers of another session begin again, perhaps at the same node.
      pushedUpTo.clear();
      batches.clear();
      before = names.counts();
      beforeSession = before;
      // Nobody delivers what the server pushed to the session that is left.
      names.all().forEach(told::add);
    }
    if (sent.ack().isPresent()) {
      polls.put(sent.call(), sent);
    }
  }

  void isTakenOver() {
    before = names.counts();
  }

  /** Returns the names of the lines in an answer, in order. */
  List<String> pushed(Answered answered) {
    List<String> texts = Kinds.lines(answered);
    Sent poll = polls.get(answered.call());
    if (poll == null || answered.sequence().isEmpty()) {
      return texts.stream().map(names::last).toList();
    }
    Place place = new Place(poll.affinity(), answered.sequence().getAsLong());
    List<String> known = batches.get(place);
    if (known != null && known.size() == texts.size()) {
      return known;
    }
    Map<String, Integer> counts = countsBefore(answered, poll);
    List<String> found = new ArrayList<>();
    for (String text : texts) {
      int at = counts.merge(text, 1, Integer::sum) - 1;
      List<String> same = names.of(text);
      found.add(at < same.size() ? same.get(at) : names.last(text));
    }
    pushedUpTo.put(place, counts);
    batches.put(place, found);
    pushed.addAll(found);
    return found;
  }

  /** How many lines of each text the node had pushed up to the ack of this poll. */
  private Map<String, Integer> countsBefore(Answered answered, Sent poll) {
    boolean beginsAnew =
        answered.lines().stream()
            .map(Pushed::type)
            .anyMatch(MessageType.CHASITOR_SESSION_DATA.word()::equals);
    if (beginsAnew) {
      return new HashMap<>(before);
    }
    long ack = poll.ack().orElseThrow();
    Map<String, Integer> counts = pushedUpTo.get(new Place(poll.affinity(), ack));
    return counts == null
        ? new HashMap<>(ack < 0 ? beforeSession : pushedSoFar())
        : new HashMap<>(counts);
  }

  private Map<String, Integer> pushedSoFar() {
    Map<String, Integer> counts = new HashMap<>();
    names
        .counts()
        .forEach(
            (text, all) ->
                counts.put(text, (int) names.of(text).stream().filter(pushed::contains).count()));
    return counts;
  }

  /** Returns the names of the lines that a transcript shows: the last ones before the take-over. */
  List<String> shown(List<String> texts) {
    if (texts.isEmpty()) {
      return texts;
    }
    List<String> shown = names.lastOf(texts, before);
    pushed.addAll(shown);
    return shown;
  }

  /** Takes the number of the event that the client delivers now. */
  void delivers(long number) {
    delivered = OptionalLong.of(number);
  }

  /**
   * Returns the name of a line that the application gets: the first one that the client has got and
   * not delivered. An event that is delivered again is about the same line. A line that is marked
   * as a possible repeat does not use it up.
   */
  String told(String text, boolean perhapsRepeated) {
    if (delivered.isEmpty()) {
      return next(text, perhapsRepeated);
    }
    String name =
        toldAs.computeIfAbsent(delivered.getAsLong(), number -> next(text, perhapsRepeated));
    return names.of(text).contains(name) ? name : next(text, perhapsRepeated);
  }

  private String next(String text, boolean perhapsRepeated) {
    String name =
        names
            .first(text, any -> pushed.contains(any) && !told.contains(any))
            .or(() -> names.first(text, any -> !told.contains(any)))
            .orElseGet(() -> names.last(text));
    if (!perhapsRepeated) {
      told.add(name);
    }
    return name;
  }
}
