package dev.chasitor.conformance.check;

import dev.chasitor.conformance.rule.Rule;

/**
 * What a rule says of a history.
 *
 * @param rule the rule
 * @param outcome how it went
 * @param exercised how often the history gave the rule something to judge
 * @param message for a failure: what was expected, what was observed
 */
public record Verdict(Rule rule, Outcome outcome, int exercised, String message) {

  /** How it can go. */
  public enum Outcome {
    /** The rule was kept. */
    PASS,
    /** The rule was broken. */
    FAIL,
    /** The history gave the rule nothing to judge. */
    VACUOUS
  }

  /** One line for a pass, a short paragraph for a failure. */
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
