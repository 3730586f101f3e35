package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.sim.ScheduleSource.Drawn;
import dev.chasitor.conformance.subject.Subject;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Shrinks a schedule that breaks a clause, as far as it still breaks the same clause. */
final class Shrinking {

  /** The most runs before it returns the smallest schedule so far. */
  private static final int MOST_RUNS = 5_000;

  private Shrinking() {}

  static Simulator.Violation smallest(Subject subject, long seed, Drawn drawn, Clause clause) {
    return smallest(
        subject,
        seed,
        drawn,
        (scenario, history) ->
            Checkers.judge(clause.rule(), history, scenario.profile())
                .filter(verdict -> verdict.broken().anyMatch(clause::equals))
                .isPresent());
  }

  /** Does so for a demand of the kit. A schedule that is held up stays as it is. */
  static Simulator.Violation smallest(
      Subject subject, long seed, Drawn drawn, History history, AdapterDemand demand) {
    return demand.holdsUp()
        ? new Simulator.Violation(seed, drawn.scenario(), drawn.scenario(), 0, List.of(), history)
        : smallest(
            subject,
            seed,
            drawn,
            (scenario, other) ->
                other.breaches().stream().anyMatch(breach -> breach.demand() == demand));
  }

  private static Simulator.Violation smallest(
      Subject subject, long seed, Drawn drawn, BiPredicate<Scenario, History> breaks) {
    Drawn smallest = drawn;
    int runs = 0;
    int heldUp = 0;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      try (Stream<Drawn> candidates = smallest.smaller()) {
        Iterator<Drawn> each = candidates.iterator();
        while (!smaller && runs < MOST_RUNS && heldUp < Campaign.MOST_HELD_UP && each.hasNext()) {
          Drawn candidate = each.next();
          runs++;
          History history = Simulation.run(candidate.scenario(), subject);
          if (!history.isComplete()) {
            heldUp++;
          } else if (breaks.test(candidate.scenario(), history)) {
            smallest = candidate;
            smaller = true;
          }
        }
      }
    }
    Scenario scenario = smallest.scenario();
    History history = Simulation.run(scenario, subject);
    List<Verdict> verdicts =
        Checkers.judgeAll(history, scenario.profile()).stream()
            .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
            .toList();
    return new Simulator.Violation(seed, drawn.scenario(), scenario, runs, verdicts, history);
  }
}
