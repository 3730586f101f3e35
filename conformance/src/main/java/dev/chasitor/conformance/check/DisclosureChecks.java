package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Pushed;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The checker of the C-SDR rule: the server's rules for sensitive data hold back what they match.
 */
final class DisclosureChecks {

  private DisclosureChecks() {}

  static void addTo(Map<Rule, Checkers.Checker> checkers) {
    checkers.put(Rule.C_SDR_01, DisclosureChecks::keepsBack);
  }

  /**
   * Judges what the client sends while a rule is in force. A retry repeats its body (C-SEQ-02), so
   * a body from before the rule may go out again.
   */
  private static void keepsBack(History history, Profile profile, Finding finding) {
    Set<String> left = new HashSet<>();
    Recalled<Boolean> ruled = new Recalled<>(false);
    for (Event event : history.events()) {
      ruled.follow(event);
      if (Kinds.isOpened(event)) {
        ruled.set(false);
      } else if (Kinds.isBatch(event)) {
        for (Pushed pushed : ((Answered) event).lines()) {
          // SensitiveDataRules replaces the rules; ChatRequestSuccess can only add some.
          boolean replaces = pushed.type().equals(MessageType.SENSITIVE_DATA_RULES.word());
          boolean some = !pushed.rules().isEmpty();
          ruled.set(replaces ? some : ruled.get() || some);
        }
      } else if (event instanceof Sent sent) {
        boolean isPeek = sent.type() == RequestType.CHASITOR_SNEAK_PEEK;
        Clause clause = isPeek ? Clause.C_SDR_01B : Clause.C_SDR_01A;
        if (ruled.get() && (isPeek || !sent.says().lines().isEmpty())) {
          finding.seen(clause);
        }
        if (ruled.get() && !left.containsAll(sent.says().exposed())) {
          finding.broken(
              clause, "expected nothing that a rule for sensitive data matches, observed" + sent);
        }
        left.addAll(sent.says().exposed());
      }
    }
  }
}
