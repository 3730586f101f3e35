package dev.chasitor.tck.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.schedule.ScheduleJson;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.session.visitor.Profile;
import dev.chasitor.session.visitor.Recovery;
import dev.chasitor.tck.arbitraries.Scenarios;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every schedule that a source draws comes back from both of its written forms. */
class WrittenScheduleProperties {

  /** A shell, a mail and a report take a word of this length. */
  private static final int LONGEST_TOKEN = 1_200;

  @Provide
  Arbitrary<Scenario> mixed() {
    return Scenarios.any();
  }

  @Provide
  Arbitrary<Scenario> ofOneRecovery() {
    return Scenarios.agreed(
        drawn -> Profile.builder().from(drawn).recovery(Recovery.RECONNECT).build());
  }

  @Provide
  Arbitrary<Scenario> withCrashes() {
    return Scenarios.withCrashes(profile -> profile);
  }

  @Property(tries = 2_000, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aMixedScheduleComesBack(@ForAll("mixed") Scenario schedule) {
    comesBack(schedule);
  }

  @Property(tries = 500, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aScheduleOfOneRecoveryComesBack(@ForAll("ofOneRecovery") Scenario schedule) {
    comesBack(schedule);
  }

  @Property(tries = 2_000, afterFailure = AfterFailureMode.RANDOM_SEED)
  void aScheduleWithCrashesComesBack(@ForAll("withCrashes") Scenario schedule) {
    comesBack(schedule);
  }

  static void comesBack(Scenario schedule) {
    assertEquals(schedule, ScheduleJson.read(ScheduleJson.write(schedule)));
    String token = ScheduleToken.of(schedule);
    assertEquals(schedule, ScheduleToken.read(token));
    assertTrue(token.length() < LONGEST_TOKEN, () -> token.length() + " characters: " + schedule);
  }
}
