package dev.chasitor.conformance.check;

import dev.chasitor.conformance.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Collects the verdict of one rule: counts what there was to judge and keeps the first violation.
 */
final class Finding {

  private final Rule rule;
  private int exercised;
  private @Nullable String violation;

  Finding(Rule rule) {
    this.rule = rule;
  }

  /** Counts something to judge that cannot break the rule by itself. */
  void seen() {
    exercised++;
  }

  /**
   * Counts something to judge and returns {@code right}. The checker reports a violation with
   * {@link #broken}.
   */
  boolean holds(boolean right) {
    exercised++;
    return right;
  }

  /** Reports that the rule was broken. The first report counts. */
  void broken(String how) {
    if (violation == null) {
      violation = how;
    }
  }

  Verdict verdict() {
    if (violation != null) {
      return new Verdict(rule, Verdict.Outcome.FAIL, exercised, violation);
    }
    return new Verdict(
        rule, exercised == 0 ? Verdict.Outcome.VACUOUS : Verdict.Outcome.PASS, exercised, "");
  }
}
