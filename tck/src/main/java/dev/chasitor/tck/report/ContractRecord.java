package dev.chasitor.tck.report;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.report.ContractKind;
import dev.chasitor.conformance.report.ContractReport;
import dev.chasitor.conformance.report.ContractReport.State;
import dev.chasitor.conformance.report.FoundFailure;
import dev.chasitor.conformance.report.RuleReport;
import dev.chasitor.conformance.report.RuleReport.Result;
import dev.chasitor.conformance.rule.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects what the tests of one contract find. Threads may share it. */
final class ContractRecord {

  /** The most failures of one rule that are kept. */
  private static final int MOST_FAILURES = 5;

  /**
   * The id of the rule, or of the clause, at the beginning of a test's name, with or without
   * brackets.
   */
  private static final Pattern ID = Pattern.compile("^\\[?([A-Z]-[A-Z]+-\\d+[a-z]?)]?\\s");

  private final ContractReport begun;
  private final Map<String, RuleReport> rules = new LinkedHashMap<>();
  private final Map<String, Outcome> judged = new HashMap<>();
  private final Set<String> early = new HashSet<>();
  private State state = State.RUNNING;
  private OptionalLong seed = OptionalLong.empty();
  private String budget = "";
  private String note = "";

  ContractRecord(ContractKind kind, String subject) {
    this.begun = ContractReport.begun(kind, subject);
    begun.rules().forEach(rule -> rules.put(rule.id(), rule));
  }

  /** Returns what was found so far. */
  synchronized ContractReport report() {
    return new ContractReport(
        begun.kind(), begun.subject(), state, seed, budget, note, List.copyOf(rules.values()));
  }

  synchronized void runs(long from, String howMuch) {
    seed = OptionalLong.of(from);
    runs(howMuch);
  }

  synchronized void runs(String howMuch) {
    budget = howMuch;
  }

  /** Notes that the schedules so far broke a rule. The test of the rule replaces it. */
  synchronized void brokenEarly(String id, String reason) {
    if (early.add(id)) {
      update(id, rule -> with(rule, Result.BROKEN, rule.cases(), reason, rule.failures()));
    }
  }

  /** Notes what the checker of a rule says of all schedules, and how many cases it had. */
  synchronized void judged(String id, Outcome outcome, long cases) {
    judged.put(id, outcome);
    if (early.remove(id)) {
      update(id, rule -> with(rule, Result.NOT_YET, 0, "", rule.failures()));
    }
    update(id, rule -> with(rule, rule.result(), cases, rule.reason(), rule.failures()));
  }

  /** Notes a failure of a rule. */
  synchronized void broken(String id, FoundFailure failure) {
    update(id, rule -> failing(rule, failure));
  }

  synchronized void passed(String test) {
    Outcome outcome = judged.get(key(test));
    if (outcome == Outcome.FAIL) {
      skipped(test, "The rule is known to fail, and it fails.");
    } else if (outcome == Outcome.VACUOUS) {
      skipped(test, "No schedule gave the rule anything to judge.");
    } else {
      update(key(test), rule -> keeping(counted(rule)));
    }
  }

  synchronized void skipped(String test, String why) {
    update(key(test), rule -> skipping(rule, why));
  }

  /** Notes that a test failed. The failure counts unless the same test has noted one before. */
  synchronized void failed(String test, FoundFailure failure) {
    update(key(test), rule -> failing(counted(rule), failure));
  }

  synchronized void stopped(String why) {
    state = State.STOPPED;
    note = why;
  }

  /** Notes the end. A rule without a result was not judged, and says so. */
  synchronized void finished() {
    if (state == State.RUNNING) {
      state = State.FINISHED;
      rules.replaceAll(
          (key, rule) ->
              rule.result() == Result.NOT_YET
                  ? with(
                      rule,
                      Result.SKIPPED,
                      rule.cases(),
                      "No test of this run judged it.",
                      List.of())
                  : rule);
    }
  }

  /** Returns the id of the rule that a test's name begins with, or the whole name. */
  private static String key(String test) {
    Matcher id = ID.matcher(test);
    return id.find() ? id.group(1) : test;
  }

  private void update(String key, UnaryOperator<RuleReport> change) {
    rules.put(key, change.apply(rules.getOrDefault(key, besides(key))));
  }

  /** Returns the blank report of a test that belongs to no single rule. */
  private static RuleReport besides(String test) {
    return new RuleReport("", Level.MUST, "", test, Result.NOT_YET, 0, "", List.of());
  }

  /** Counts the test as a case, unless the checker of the rule counts its cases. */
  private RuleReport counted(RuleReport rule) {
    long cases = judged.containsKey(rule.id()) ? rule.cases() : rule.cases() + 1;
    return with(rule, rule.result(), cases, rule.reason(), rule.failures());
  }

  private static RuleReport keeping(RuleReport rule) {
    Result result = rule.result() == Result.BROKEN ? Result.BROKEN : Result.KEPT;
    return with(rule, result, rule.cases(), rule.reason(), rule.failures());
  }

  private static RuleReport skipping(RuleReport rule, String why) {
    Result result = rule.result() == Result.NOT_YET ? Result.SKIPPED : rule.result();
    String reason =
        rule.reason().isEmpty()
            ? why
            : rule.reason().contains(why) ? rule.reason() : rule.reason() + " " + why;
    return with(rule, result, rule.cases(), reason, rule.failures());
  }

  private static RuleReport failing(RuleReport rule, FoundFailure failure) {
    List<FoundFailure> failures = new ArrayList<>(rule.failures());
    if (failures.size() < MOST_FAILURES
        && failures.stream().noneMatch(known -> known.test().equals(failure.test()))) {
      failures.add(failure);
    }
    return with(rule, Result.BROKEN, rule.cases(), rule.reason(), failures);
  }

  private static RuleReport with(
      RuleReport rule, Result result, long cases, String reason, List<FoundFailure> failures) {
    return new RuleReport(
        rule.id(), rule.level(), rule.source(), rule.sentence(), result, cases, reason, failures);
  }
}
