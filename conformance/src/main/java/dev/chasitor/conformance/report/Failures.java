package dev.chasitor.conformance.report;

import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes failures from schedules that break rules. It has no state. */
public final class Failures {

  /** The words between the expected and the observed part of a verdict. */
  private static final Pattern OBSERVED = Pattern.compile(", (?:but )?observed:? ?");

  /** The time at the beginning of an event's line. */
  private static final Pattern TIME = Pattern.compile("(?<![\\w.]) *(\\d+\\.\\d{3})  ");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Failures() {}

  /**
   * Returns the failure of a clause in the smallest schedule that breaks it.
   *
   * @param test the name of the test that noticed
   * @param replay the command that shows it again
   */
  public static FoundFailure of(
      Clause clause, Simulator.Violation violation, String test, String replay) {
    Scenario found = violation.found();
    Scenario smallest = violation.smallest();
    String reduction =
        "From "
            + size(found)
            + " to "
            + size(smallest)
            + ", in "
            + violation.shrinkingRuns()
            + " runs. The schedule was drawn from seed "
            + violation.seed()
            + ".";
    return of(clause, smallest, reduction, violation.verdicts(), violation.history(), test, replay);
  }

  /**
   * Returns the failure of a clause in a schedule that the search by faults found.
   *
   * @param test the name of the test that noticed
   * @param replay the command that shows it again
   */
  public static FoundFailure of(
      Clause clause, FaultSearch.Violation violation, String test, String replay) {
    return of(
        clause, violation.scenario(), "", violation.verdicts(), violation.history(), test, replay);
  }

  private static FoundFailure of(
      Clause clause,
      Scenario scenario,
      String reduction,
      List<Verdict> verdicts,
      History history,
      String test,
      String replay) {
    String message =
        verdicts.stream()
            .flatMap(verdict -> verdict.clauses().stream())
            .filter(each -> each.clause() == clause)
            .map(Verdict.OfClause::message)
            .findFirst()
            .orElse("");
    List<String> others =
        verdicts.stream()
            .flatMap(Verdict::broken)
            .filter(it -> it != clause)
            .map(Clause::id)
            .toList();
    List<String> parts = parts(message);
    return new FoundFailure(
        test,
        sentence(parts),
        parts.get(0),
        parts.get(1),
        "",
        Optional.of(
            new FailedRun(
                scenario.toString().lines().map(String::strip).toList(),
                reduction,
                LoggedHistory.of(history, message))),
        others,
        UsualCauses.of(clause.id()),
        replay);
  }

  /**
   * Splits the text of a verdict into what was expected and what was observed.
   *
   * @return two texts, each in one line
   */
  static List<String> parts(String message) {
    String[] parts = OBSERVED.split(message.replaceFirst("^expected ", ""), 2);
    List<String> texts = new ArrayList<>();
    texts.add(oneLine(parts[0]));
    texts.add(parts.length > 1 ? oneLine(parts[1]) : "");
    return texts;
  }

  private static String sentence(List<String> parts) {
    return "The kit expected "
        + parts.get(0)
        + (parts.get(1).isEmpty() ? "." : ", but observed " + parts.get(1) + ".");
  }

  private static String oneLine(String text) {
    return SPACE.matcher(TIME.matcher(text).replaceAll(" ($1 s) ")).replaceAll(" ").strip();
  }

  private static String size(Scenario scenario) {
    int troubles = scenario.faults().size() + scenario.hitches().size() + scenario.crashes().size();
    return count(scenario.steps().size(), "step") + " and " + count(troubles, "fault");
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
