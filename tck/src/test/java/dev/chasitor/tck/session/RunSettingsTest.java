package dev.chasitor.tck.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.schedule.MalformedScheduleException;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class RunSettingsTest {

  private static final Scenario SCHEDULE =
      new Scenario(
          List.of(),
          List.of(),
          List.of(),
          Server.accepting(Duration.ofSeconds(1)),
          Profile.defaults(),
          0);

  private static RunSettings with(String name, String value) {
    Properties properties = new Properties();
    properties.setProperty(name, value);
    return RunSettings.usual(1_000, 7).changedBy(properties);
  }

  @Test
  void withoutPropertiesTheUsualSettingsHold() {
    assertEquals(
        new RunSettings(Optional.empty(), 1_000, 7),
        RunSettings.usual(1_000, 7).changedBy(new Properties()));
  }

  @Test
  void eachPropertyChangesItsSetting() {
    assertEquals(new RunSettings(Optional.empty(), 20, 7), with(RunSettings.SCHEDULES, "20"));
    assertEquals(new RunSettings(Optional.empty(), 1_000, -3), with(RunSettings.SEED, "-3"));
    assertEquals(
        new RunSettings(Optional.of(SCHEDULE), 1_000, 7),
        with(RunSettings.SCHEDULE, ScheduleToken.of(SCHEDULE)));
  }

  @Test
  void aWrongValueIsNamed() {
    for (String wrong : List.of("0", "-1", "2147483648")) {
      refused(RunSettings.SCHEDULES, wrong, "must be 1 or more");
    }
    refused(RunSettings.SCHEDULES, "many", "must be a whole number, not 'many'");
    refused(RunSettings.SEED, "1.5", "must be a whole number, not '1.5'");
    assertThrows(MalformedScheduleException.class, () -> with(RunSettings.SCHEDULE, "none"));
  }

  private static void refused(String name, String value, String message) {
    String told =
        assertThrows(IllegalArgumentException.class, () -> with(name, value)).getMessage();
    assertTrue(told != null && told.contains("-D" + name) && told.contains(message), told);
  }
}
