package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.session.visitor.Profile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** C-SDR: what the server's rules for sensitive data keep back. */
final class DisclosureChecks {

  private DisclosureChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_SDR_01, DisclosureChecks::keepsBack);
  }

  /** What left before there was a rule leaves as it was when it is tried again (C-SEQ-02). */
  private static void keepsBack(History history, Profile profile, Finding finding) {
    Set<String> left = new HashSet<>();
    boolean ruled = false;
    for (Event event : history.events()) {
      if (Kinds.isOpened(event)) {
        ruled = false;
      } else if (Kinds.isBatch(event)) {
        for (Pushed pushed : ((Answered) event).lines()) {
          // Of ChatRequestSuccess only the first counts; with none it brings no rules.
          boolean replaces = pushed.type().equals(MessageType.SENSITIVE_DATA_RULES.word());
          ruled = replaces ? !pushed.rules().isEmpty() : ruled || !pushed.rules().isEmpty();
        }
      } else if (event instanceof Sent sent) {
        if (ruled && !sent.says().lines().isEmpty()) {
          finding.seen();
        }
        if (ruled && !left.containsAll(sent.says().exposed())) {
          finding.broken("a rule keeps something back of" + sent);
        }
        left.addAll(sent.says().exposed());
      }
    }
  }
}
