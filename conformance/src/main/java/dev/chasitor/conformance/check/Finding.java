package dev.chasitor.conformance.check;

import dev.chasitor.conformance.rule.Rule;
import org.jspecify.annotations.Nullable;

/** A verdict in the making: counts what there was to judge, keeps the first violation. */
final class Finding {

  private final Rule rule;
  private int exercised;
  private @Nullable String violation;

  Finding(Rule rule) {
    this.rule = rule;
  }

  /** Something to judge that cannot be wrong by itself. */
  void seen() {
    exercised++;
  }

  /** Something to judge: whether it was right. What is wrong is told by {@link #broken}. */
  boolean holds(boolean right) {
    exercised++;
    return right;
  }

  /** The rule was broken; the first time counts. */
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
