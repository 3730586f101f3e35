package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.session.visitor.Profile;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The checkers of all rules for clients.
 *
 * <p>The class has no mutable state; many threads may use it.
 */
public final class Checkers {

  /** Judges one rule in a history. */
  @FunctionalInterface
  interface Checker {
    void check(History history, Profile profile, Finding finding);
  }

  private static final Map<Rule, Checker> CHECKERS = new EnumMap<>(Rule.class);

  static {
    OpeningChecks.addTo(CHECKERS);
    DisclosureChecks.addTo(CHECKERS);
    HeaderChecks.addTo(CHECKERS);
    SequenceChecks.addTo(CHECKERS);
    PollChecks.addTo(CHECKERS);
    AckChecks.addTo(CHECKERS);
    DeliveryChecks.addTo(CHECKERS);
    ResyncChecks.addTo(CHECKERS);
    EndChecks.addTo(CHECKERS);
    NoticeChecks.addTo(CHECKERS);
    GivingUpChecks.addTo(CHECKERS);
    RefusalChecks.addTo(CHECKERS);
    LivenessChecks.addTo(CHECKERS);
    DurabilityChecks.addTo(CHECKERS);
  }

  /** These judge what happened, also what the session does not know any more. */
  private static final Set<Rule> OF_ALL =
      EnumSet.of(
          Rule.C_DLV_01,
          Rule.C_DLV_02,
          Rule.C_DLV_03,
          Rule.C_DLV_04,
          Rule.C_DLV_05,
          Rule.C_ERR_01,
          Rule.C_LIV_01,
          Rule.C_LIV_02,
          Rule.C_LIV_05,
          Rule.C_LIV_06,
          Rule.C_DUR_01,
          Rule.C_DUR_02,
          Rule.C_DUR_03,
          Rule.C_DUR_04);

  private Checkers() {}

  /** Whether a rule has a checker. */
  public static boolean has(Rule rule) {
    return CHECKERS.containsKey(rule);
  }

  /** Judges one rule in a history. The result is empty if the rule has no checker. */
  public static Optional<Verdict> judge(Rule rule, History history, Profile profile) {
    History apart = Occurrences.apart(history);
    return judge(rule, apart, Remembered.of(apart), profile);
  }

  private static Optional<Verdict> judge(
      Rule rule, History history, History remembered, Profile profile) {
    Checker checker = CHECKERS.get(rule);
    if (checker == null) {
      return Optional.empty();
    }
    Finding finding = new Finding(rule);
    checker.check(OF_ALL.contains(rule) ? history : remembered, profile, finding);
    return Optional.of(finding.verdict());
  }

  /** Judges every rule in a history. The verdicts come in the order of the catalogue. */
  public static List<Verdict> judgeAll(History history, Profile profile) {
    History apart = Occurrences.apart(history);
    History remembered = Remembered.of(apart);
    return CHECKERS.keySet().stream()
        .flatMap(rule -> judge(rule, apart, remembered, profile).stream())
        .toList();
  }
}
