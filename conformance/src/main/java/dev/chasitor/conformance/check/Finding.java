package dev.chasitor.conformance.check;

import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the verdict of one rule: counts what there was to judge for each of its clauses, and
 * keeps the first violation of each.
 */
final class Finding {

  private final Rule rule;
  private final List<Clause> clauses;
  private final Map<Clause, Integer> exercised = new EnumMap<>(Clause.class);
  private final Map<Clause, String> violations = new EnumMap<>(Clause.class);
  private @Nullable String first;

  Finding(Rule rule) {
    this.rule = rule;
    this.clauses = Clause.of(rule);
  }

  /** Counts something to judge that cannot break the clause by itself. */
  void seen(Clause clause) {
    exercised.merge(own(clause), 1, Integer::sum);
  }

  /** Does so for a rule with one clause. */
  void seen() {
    seen(only());
  }

  /**
   * Counts something to judge and returns {@code right}. The checker reports a violation with
   * {@link #broken}.
   */
  boolean holds(Clause clause, boolean right) {
    seen(clause);
    return right;
  }

  /** Does so for a rule with one clause. */
  boolean holds(boolean right) {
    return holds(only(), right);
  }

  /** Reports that a clause was broken. The first report of each clause counts. */
  void broken(Clause clause, String how) {
    violations.putIfAbsent(own(clause), how);
    if (first == null) {
      first = how;
    }
  }

  /** Does so for a rule with one clause. */
  void broken(String how) {
    broken(only(), how);
  }

  Verdict verdict() {
    return new Verdict(
        rule,
        clauses.stream()
            .map(
                clause ->
                    new Verdict.OfClause(
                        clause,
                        exercised.getOrDefault(clause, 0),
                        violations.getOrDefault(clause, "")))
            .toList(),
        first == null ? "" : first);
  }

  private Clause own(Clause clause) {
    if (clause.rule() != rule) {
      throw new IllegalArgumentException(clause.id() + " is no clause of " + rule.id());
    }
    return clause;
  }

  private Clause only() {
    if (clauses.size() != 1) {
      throw new IllegalStateException(rule.id() + " has several clauses; the checker names one");
    }
    return clauses.get(0);
  }
}
