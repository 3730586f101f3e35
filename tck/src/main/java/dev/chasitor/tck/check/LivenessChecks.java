package dev.chasitor.tck.check;

import dev.chasitor.session.Profile;
import dev.chasitor.tck.history.Event.Fate;
import dev.chasitor.tck.history.Event.Over;
import dev.chasitor.tck.history.Event.Processed;
import dev.chasitor.tck.history.Event.Said;
import dev.chasitor.tck.history.Event.Settled;
import dev.chasitor.tck.history.Event.Told;
import dev.chasitor.tck.history.History;
import dev.chasitor.tck.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** C-LIV: what must have happened by the end of a run that healed. */
final class LivenessChecks {

  private LivenessChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_LIV_01, LivenessChecks::everythingHeard);
    checkers.put(Rule.C_LIV_02, LivenessChecks::everythingSaidIsAccountedFor);
  }

  private static void everythingHeard(History history, Profile profile, Finding finding) {
    List<String> said = DeliveryChecks.agentLines(history);
    if (said.isEmpty() || !history.all(Over.class).isEmpty()) {
      return;
    }
    List<String> heard =
        DeliveryChecks.toldLines(history).stream().map(Told::text).distinct().toList();
    List<String> missing = new ArrayList<>(said);
    missing.removeAll(heard);
    if (!finding.holds(missing.isEmpty())) {
      finding.broken("never delivered: " + missing);
    }
  }

  private static void everythingSaidIsAccountedFor(
      History history, Profile profile, Finding finding) {
    List<String> processed = history.all(Processed.class).stream().map(Processed::text).toList();
    for (Said said : history.all(Said.class)) {
      List<Settled> settled = history.all(Settled.class, s -> s.ref() == said.ref());
      long times = processed.stream().filter(said.text()::equals).count();
      if (!finding.holds(settled.size() == 1)) {
        finding.broken("settled " + settled.size() + " times:" + said);
      }
      if (!finding.holds(times <= 1)) {
        finding.broken("the server took it " + times + " times:" + said);
      }
      for (Settled each : settled) {
        if (!finding.holds(each.fate() != Fate.ACCEPTED || times == 1)) {
          finding.broken("told as accepted, and the server took it " + times + " times:" + said);
        }
        if (!finding.holds(each.fate() != Fate.NOT_SENT || times == 0)) {
          finding.broken("told as not sent, and the server took it:" + said);
        }
      }
    }
    List<String> order = history.all(Said.class).stream().map(Said::text).toList();
    int at = -1;
    for (String text : processed) {
      int next = order.indexOf(text);
      if (!finding.holds(next >= at)) {
        finding.broken("the server took '" + text + "' out of order: " + processed);
      }
      at = Math.max(at, next);
    }
  }
}
