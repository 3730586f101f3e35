package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.SubjectMachine;
import org.junit.jupiter.api.Test;

class FaultSearchTest {

  private static FaultSearch.Report search(SubjectMachine machine, int depth) {
    return FaultSearch.run(
        machine.driven(), profile -> profile, rule -> true, depth, schedules -> {});
  }

  /** The number of schedules shows that no fault, request or talk fell out of the search. */
  @Test
  void eachFaultAtEachRequestBreaksNoRule() {
    FaultSearch.Report report = search(SubjectMachine.REFERENCE, 1);
    report
        .violation()
        .ifPresent(
            found -> {
              throw new AssertionError(
                  found.verdicts() + "\n" + found.scenario() + "\n" + found.history());
            });
    assertTrue(report.schedules() > 8_000, () -> report.schedules() + " schedules");
    assertTrue(report.histories() > 2_500, () -> report.histories() + " histories");
  }

  @Test
  void aClientThatLosesLastWordsIsFound() {
    FaultSearch.Report report = search(LastWordsMutants::endsAtOnce, 1);
    assertEquals(
        Rule.C_DLV_08, report.violation().orElseThrow().verdicts().get(0).rule(), report::toString);
    assertTrue(report.violation().orElseThrow().scenario().faults().size() <= 1);
  }

  @Test
  void aSearchWithoutFaultsIsNone() {
    assertThrows(IllegalArgumentException.class, () -> search(SubjectMachine.REFERENCE, 0));
  }
}
