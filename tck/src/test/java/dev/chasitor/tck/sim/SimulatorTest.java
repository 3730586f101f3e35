package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Many schedules: none breaks a rule of ours, and one that does is found again and made small. */
class SimulatorTest {

  private static final long SEED = 20_260_214;

  /** 100,000 in the profile {@code soak}. */
  private static final long SCHEDULES = Long.getLong("chasitor.schedules", 2_000);

  @Test
  void noScheduleBreaksARule() {
    AtomicLong done = new AtomicLong();
    Simulator.Report report =
        Simulator.run(
            SubjectMachine.REFERENCE.driven(), RandomSchedules.any(), SCHEDULES, SEED, done::set);
    assertEquals(Optional.empty(), report.violation());
    assertEquals(SCHEDULES, report.schedules());
    assertEquals(SCHEDULES, done.get());
    assertTrue(report.requests() > SCHEDULES, () -> report.requests() + " requests");
    assertTrue(report.simulated().toHours() > 0, () -> report.simulated() + " simulated");
    assertTrue(report.exercised().getOrDefault(Rule.C_LIV_02, 0L) > 0);
  }

  @Test
  void aViolationIsMadeSmallAndFoundAgain() {
    Subject broken = Mutants.ACK_COUNTS_ANSWERS.make();
    Simulator.Violation violation =
        Simulator.run(broken, RandomSchedules.any(), 2_000, SEED, done -> {})
            .violation()
            .orElseThrow();
    Rule rule = violation.verdicts().get(0).rule();
    Scenario smallest = violation.smallest();
    assertTrue(
        smallest.steps().size() + smallest.faults().size() <= 2,
        () -> smallest + " after " + violation.shrinkingRuns());
    assertEquals(Verdict.Outcome.FAIL, violation.verdicts().get(0).outcome());

    Simulator.Violation again =
        Simulator.run(broken, RandomSchedules.any(), 1, violation.seed(), done -> {})
            .violation()
            .orElseThrow();
    assertEquals(violation.found(), again.found());
    assertEquals(smallest, again.smallest());
    assertEquals(rule, again.verdicts().get(0).rule());
  }
}
