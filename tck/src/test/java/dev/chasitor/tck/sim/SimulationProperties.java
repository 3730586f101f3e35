package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.tck.arbitraries.Scenarios;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Over random schedules nothing is lost, doubled or reordered, in either direction. The same in
 * each build; {@code ./chasitor simulate} and the profile {@code soak} go further.
 */
class SimulationProperties {

  /** The fewest cases of a clause in the schedules of this class. */
  private static final int FEWEST_CASES = 20;

  private static final Map<Clause, Integer> EXERCISED = new EnumMap<>(Clause.class);
  private static final Strikes STRIKES = new Strikes();

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Scenarios.any();
  }

  @Provide
  Arbitrary<Scenario> crashes() {
    return Scenarios.withCrashes(profile -> profile);
  }

  @Property(tries = 3_000, seed = "20260214", afterFailure = AfterFailureMode.SAMPLE_ONLY)
  void everyRuleHolds(@ForAll("scenarios") Scenario scenario) {
    judge(scenario);
  }

  @Property(tries = 1_500, seed = "20261130", afterFailure = AfterFailureMode.SAMPLE_ONLY)
  void everyRuleHoldsWhenProcessesCrash(@ForAll("crashes") Scenario scenario) {
    judge(scenario);
  }

  private static void judge(Scenario scenario) {
    History history = Simulation.run(scenario);
    STRIKES.count(scenario, history);
    List<Verdict> verdicts = Checkers.judgeAll(history, scenario.profile());
    verdicts.stream()
        .flatMap(verdict -> verdict.clauses().stream())
        .forEach(each -> EXERCISED.merge(each.clause(), each.exercised(), Integer::sum));
    List<Verdict> failed =
        verdicts.stream().filter(v -> v.outcome() == Verdict.Outcome.FAIL).toList();
    if (!failed.isEmpty()) {
      throw new AssertionError(
          failed.stream().map(Verdict::toString).collect(Collectors.joining("\n"))
              + "\n"
              + scenario
              + "\nchasitor tck replay "
              + ScheduleToken.of(scenario)
              + "\n"
              + history);
    }
  }

  @Property(tries = 100, afterFailure = AfterFailureMode.RANDOM_SEED)
  void theSameScenarioGivesTheSameHistory(@ForAll("scenarios") Scenario scenario) {
    assertEquals(Simulation.run(scenario), Simulation.run(scenario));
  }

  @Property(tries = 50, afterFailure = AfterFailureMode.RANDOM_SEED)
  void theSameCrashesGiveTheSameHistory(@ForAll("crashes") Scenario scenario) {
    assertEquals(Simulation.run(scenario), Simulation.run(scenario));
  }

  @AfterContainer
  static void nothingNeverStruck() {
    assertEquals(List.of(), STRIKES.missing(), () -> "never struck; all: " + STRIKES);
  }

  @AfterContainer
  static void noClauseWasIdle() {
    List<Clause> idle =
        Arrays.stream(Clause.values())
            .filter(clause -> EXERCISED.getOrDefault(clause, 0) < FEWEST_CASES)
            .toList();
    assertEquals(
        List.of(),
        idle,
        () -> "clauses that the schedules gave too little to judge; all: " + EXERCISED);
  }
}
