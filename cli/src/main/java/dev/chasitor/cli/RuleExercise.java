package dev.chasitor.cli;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many of some random schedules give a rule something to judge.
 *
 * @param schedules how many schedules ran
 * @param judged how many gave the rule something to judge
 * @param first the first of these
 */
record RuleExercise(int schedules, int judged, Optional<Scenario> first) {

  /** How many schedules run. */
  static final int SCHEDULES = 200;

  /**
   * Runs schedules with this library's client. If none of them gives the rule something to judge,
   * it runs schedules with crashes.
   */
  static RuleExercise of(Rule rule) {
    RuleExercise mixed = of(rule, RandomSchedules.any());
    return mixed.judged() > 0 ? mixed : of(rule, RandomSchedules.withCrashes(profile -> profile));
  }

  private static RuleExercise of(Rule rule, ScheduleSource source) {
    List<Scenario> judged = new ArrayList<>();
    source.during(
        () -> {
          for (long seed = 1; seed <= SCHEDULES; seed++) {
            Scenario schedule = source.draw(seed).scenario();
            Checkers.judge(rule, Simulation.run(schedule), schedule.profile())
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.VACUOUS)
                .ifPresent(verdict -> judged.add(schedule));
          }
        });
    return new RuleExercise(SCHEDULES, judged.size(), judged.stream().findFirst());
  }
}
