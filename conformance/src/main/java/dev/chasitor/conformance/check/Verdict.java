package dev.chasitor.conformance.check;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The verdict of a checker: whether a history keeps a rule. Immutable.
 *
 * @param rule the rule
 * @param clauses the verdict of each of its clauses, in the order of the catalogue
 * @param message for a failure: what the first violation expected and what was observed; otherwise
 *     empty
 */
public record Verdict(Rule rule, List<OfClause> clauses, String message) {

  /** The outcomes of a check. */
  public enum Outcome {
    /** It was kept. */
    PASS,
    /** It was broken. */
    FAIL,
    /** The history gave it nothing to judge. */
    VACUOUS
  }

  /**
   * The verdict of one clause. Immutable.
   *
   * @param clause the clause
   * @param exercised how often the history gave the clause something to judge
   * @param message for a failure: what was expected and what was observed; otherwise empty
   */
  public record OfClause(Clause clause, int exercised, String message) {

    /** Returns whether the history keeps the clause. */
    public Outcome outcome() {
      if (!message.isEmpty()) {
        return Outcome.FAIL;
      }
      return exercised == 0 ? Outcome.VACUOUS : Outcome.PASS;
    }
  }

  public Verdict {
    clauses = List.copyOf(clauses);
  }

  /** Returns whether the history keeps the rule, that is, each of its clauses. */
  public Outcome outcome() {
    if (!message.isEmpty()) {
      return Outcome.FAIL;
    }
    return exercised() == 0 ? Outcome.VACUOUS : Outcome.PASS;
  }

  /** Returns how often the history gave any clause something to judge. */
  public int exercised() {
    return clauses.stream().mapToInt(OfClause::exercised).sum();
  }

  /** Returns the clauses that the history breaks, in the order of the catalogue. */
  public Stream<Clause> broken() {
    return clauses.stream().filter(each -> each.outcome() == Outcome.FAIL).map(OfClause::clause);
  }

  /** Returns one line for a pass and a short paragraph for a failure. */
  @Override
  public String toString() {
    return outcome() == Outcome.FAIL
        ? rule.id()
            + " FAIL: "
            + message
            + "\n  rule: "
            + rule.sentence()
            + " ("
            + rule.source()
            + ")\n  usual cause: "
            + rule.usualCause()
        : rule.id() + " " + outcome() + " (" + exercised() + ")";
  }
}
