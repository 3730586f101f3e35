package dev.chasitor.tck.check;

import dev.chasitor.model.MessageType;
import dev.chasitor.session.Profile;
import dev.chasitor.tck.history.Event;
import dev.chasitor.tck.history.Event.AgentSaid;
import dev.chasitor.tck.history.Event.Answered;
import dev.chasitor.tck.history.Event.Pushed;
import dev.chasitor.tck.history.Event.Told;
import dev.chasitor.tck.history.History;
import dev.chasitor.tck.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** C-DLV: what reaches the application. Lines of a run are told apart by their texts. */
final class DeliveryChecks {

  private DeliveryChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_DLV_01, DeliveryChecks::once);
    checkers.put(Rule.C_DLV_02, DeliveryChecks::inOrder);
    checkers.put(Rule.C_DLV_03, DeliveryChecks::withoutGap);
    checkers.put(Rule.C_DLV_04, DeliveryChecks::unknownStopsNothing);
  }

  static List<Told> toldLines(History history) {
    return history.all(Told.class, told -> told.type().equals("ChatMessage"));
  }

  static List<String> agentLines(History history) {
    return history.all(AgentSaid.class).stream().map(AgentSaid::text).toList();
  }

  private static void once(History history, Profile profile, Finding finding) {
    Set<String> seen = new HashSet<>();
    for (Told told : toldLines(history)) {
      if (!finding.holds(seen.add(told.text()))) {
        finding.broken("told twice:" + told);
      }
    }
  }

  private static void inOrder(History history, Profile profile, Finding finding) {
    List<String> said = agentLines(history);
    int at = -1;
    for (Told told : toldLines(history)) {
      int next = said.indexOf(told.text());
      if (!finding.holds(next >= at)) {
        finding.broken("told after a line that was said later:" + told);
      }
      at = Math.max(at, next);
    }
  }

  private static void withoutGap(History history, Profile profile, Finding finding) {
    List<String> said = agentLines(history);
    Set<String> heard = new HashSet<>();
    for (Told told : toldLines(history)) {
      int place = said.indexOf(told.text());
      if (!finding.holds(place >= 0 && heard.containsAll(said.subList(0, place)))) {
        finding.broken("told before what was said earlier:" + told + ", heard so far: " + heard);
      }
      heard.add(told.text());
    }
  }

  /** Every line of a batch that holds an unknown type is told all the same. */
  private static void unknownStopsNothing(History history, Profile profile, Finding finding) {
    List<Event> events = history.events();
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Told told) {
        heard.add(told.text());
      } else if (events.get(i) instanceof Answered answered
          && answered.isSuccess()
          && !answered.late()
          && answered.lines().stream().anyMatch(DeliveryChecks::isUnknown)) {
        Set<String> missing = new HashSet<>();
        for (Pushed pushed : answered.lines()) {
          if (pushed.type().equals("ChatMessage") && !heard.contains(pushed.text())) {
            missing.add(pushed.text());
          }
        }
        for (int j = i + 1; j < events.size() && !(events.get(j) instanceof Answered); j++) {
          if (events.get(j) instanceof Told told) {
            missing.remove(told.text());
          }
        }
        if (!finding.holds(missing.isEmpty())) {
          finding.broken("beside an unknown type were not told: " + missing + answered);
        }
      }
    }
  }

  private static boolean isUnknown(Pushed pushed) {
    return MessageType.ofWord(pushed.type()).isEmpty();
  }
}
