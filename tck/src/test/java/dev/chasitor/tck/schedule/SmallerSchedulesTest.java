package dev.chasitor.tck.schedule;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What shrinking makes of a schedule has its written forms, too: a failure prints such a one. */
class SmallerSchedulesTest {

  private static final int SEEDS = 50;
  private static final int SMALLER = 20;

  @Test
  void everySmallerScheduleComesBack() {
    ScheduleSource source = RandomSchedules.withCrashes(profile -> profile);
    source.during(
        () -> {
          int count = 0;
          for (long seed = 0; seed < SEEDS; seed++) {
            List<ScheduleSource.Drawn> smaller =
                source.draw(seed).smaller().limit(SMALLER).toList();
            smaller.forEach(each -> WrittenScheduleProperties.comesBack(each.scenario()));
            count += smaller.size();
          }
          assertTrue(count > SEEDS, count + " smaller schedules");
        });
  }
}
