package dev.chasitor.conformance.report;

import dev.chasitor.conformance.report.RuleReport.Result;
import java.util.List;
import java.util.OptionalLong;

/**
 * What one contract found about its subject. Immutable.
 *
 * @param kind the kind of the contract
 * @param subject the name of the test class that brings the subject
 * @param state how far the contract came
 * @param seed the seed of what was drawn at random; empty if nothing was
 * @param budget how much was run, for example {@code 1,000 schedules}; empty if nothing is counted
 * @param note why the contract stopped; empty if it did not
 * @param rules the rules in the order of the catalogue, then what the contract tests besides
 */
public record ContractReport(
    ContractKind kind,
    String subject,
    State state,
    OptionalLong seed,
    String budget,
    String note,
    List<RuleReport> rules) {

  /** How far a contract came. */
  public enum State {
    /** It runs, or its process ended in the middle of it. */
    RUNNING,
    /** It ran to its end. */
    FINISHED,
    /** An error stopped it before its tests. */
    STOPPED
  }

  public ContractReport {
    note = SecretForms.without(note);
    rules = List.copyOf(rules);
  }

  /** Returns the report of a contract that begins: no rule has a result. */
  public static ContractReport begun(ContractKind kind, String subject) {
    return new ContractReport(
        kind, subject, State.RUNNING, OptionalLong.empty(), "", "", kind.catalogue());
  }

  /** Returns how many rules have this result. */
  public long count(Result result) {
    return rules.stream().filter(rule -> rule.result() == result).count();
  }

  /** Returns the rules that have this result. */
  public List<RuleReport> all(Result result) {
    return rules.stream().filter(rule -> rule.result() == result).toList();
  }
}
