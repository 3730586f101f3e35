package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Execution(ExecutionMode.CONCURRENT)
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
                  found.verdicts()
                      + "\n"
                      + found.scenario()
                      + "\nchasitor tck replay "
                      + ScheduleToken.of(found.scenario())
                      + "\n"
                      + found.history());
            });
    assertTrue(report.schedules() > 8_000, () -> report.schedules() + " schedules");
    assertTrue(report.histories() > 2_500, () -> report.histories() + " histories");
  }

  /**
   * The whole search is {@code chasitor simulate --exhaust 1 --crashes}; here each talk has one
   * profile.
   */
  @Test
  void eachCrashAtEachPlaceBreaksNoRule() {
    FaultSearch.Report report = crashes(SubjectMachine.REFERENCE.driven(), rule -> true);
    report
        .violation()
        .ifPresent(
            found -> {
              throw new AssertionError(
                  found.verdicts()
                      + "\n"
                      + found.scenario()
                      + "\nchasitor tck replay "
                      + ScheduleToken.of(found.scenario())
                      + "\n"
                      + found.history());
            });
    assertTrue(report.schedules() > 1_000, () -> report.schedules() + " schedules");
    assertTrue(report.histories() > 700, () -> report.histories() + " histories");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "JOURNAL_AFTER_EFFECTS",
        "ACK_BEFORE_THE_WRITE",
        "EVENTS_NOT_IN_IT",
        "NUMBER_REUSED",
        "LEASE_WITHOUT_FENCE"
      })
  void eachMutantOfTheJournalIsFound(Mutants mutant) {
    Rule rule = mutant.killedBy().rule();
    FaultSearch.Report report = crashes(mutant.make(), rule::equals);
    assertEquals(rule, report.violation().orElseThrow().verdicts().get(0).rule(), report::toString);
  }

  private static FaultSearch.Report crashes(Subject subject, Predicate<Rule> judged) {
    Profile profile = Profile.builder().recovery(Recovery.RESYNC).build();
    return FaultSearch.runCrashes(subject, any -> profile, judged, schedules -> {});
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
