package dev.chasitor.conformance.check;

import dev.chasitor.conformance.rule.Rule;

/**
 * The verdict of a checker: whether a history keeps a rule. Immutable.
 *
 * @param rule the rule
 * @param outcome whether the rule was kept, broken, or had nothing to judge
 * @param exercised how often the history gave the rule something to judge
 * @param message for a failure: what was expected and what was observed; otherwise empty
 */
public record Verdict(Rule rule, Outcome outcome, int exercised, String message) {

  /** The outcomes of a check. */
  public enum Outcome {
    /** The rule was kept. */
    PASS,
    /** The rule was broken. */
    FAIL,
    /** The history gave the rule nothing to judge. */
    VACUOUS
  }

  /** Returns one line for a pass and a short paragraph for a failure. */
  @Override
  public String toString() {
    return outcome == Outcome.FAIL
        ? rule.id()
            + " FAIL: "
            + message
            + "\n  rule: "
            + rule.sentence()
            + " ("
            + rule.source()
            + ")\n  usual cause: "
            + rule.usualCause()
        : rule.id() + " " + outcome + " (" + exercised + ")";
  }
}
