package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.Repetition;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A client that does not do the same again is found, with the first event that differs. */
class RepetitionTest {

  private static final long SEED = 20_260_214;
  private static final Subject REFERENCE = SubjectMachine.REFERENCE.driven();

  /** After some sessions, every second one begins with ChasitorInit. */
  private static Subject wavering(int after) {
    AtomicInteger sessions = new AtomicInteger();
    return environment -> {
      int nth = sessions.incrementAndGet();
      Subject subject = nth > after && nth % 2 == 0 ? Mutants.BEGINS_WITH_INIT.make() : REFERENCE;
      return subject.open(environment);
    };
  }

  @Test
  void ourClientDoesTheSameAgain() {
    assertEquals(
        Optional.empty(),
        Campaign.run(REFERENCE, RandomSchedules.withCrashes(profile -> profile), 30, SEED)
            .difference());
  }

  @Test
  void theFirstDifferenceIsShown() {
    Repetition found =
        Campaign.run(wavering(0), RandomSchedules.any(), 3, SEED).difference().orElseThrow();
    assertTrue(found.first().contains("SessionId"), found::toString);
    assertTrue(found.second().contains("ChasitorInit"), found::toString);
    assertTrue(
        found
            .toString()
            .startsWith(
                "The client is not deterministic: two runs of one schedule differ from event no. "
                    + found.event()),
        found::toString);
  }

  @Test
  void everyScheduleRunsTwice() {
    Campaign campaign = Campaign.run(wavering(200), RandomSchedules.any(), 110, SEED);
    assertTrue(campaign.difference().orElseThrow().second().contains("ChasitorInit"));
  }
}
