package dev.chasitor.tck.session;

import dev.chasitor.conformance.schedule.Schedules;
import dev.chasitor.conformance.sim.Scenario;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the contract takes from system properties.
 *
 * @param only the one schedule to run; empty for random ones
 * @param schedules how many random schedules to run
 * @param seed the seed of the first one
 */
record RunSettings(Optional<Scenario> only, int schedules, long seed) {

  /** Names the one schedule to run: its token, or the path of its JSON document. */
  static final String SCHEDULE = Schedules.PROPERTY;

  /** The number of random schedules. */
  static final String SCHEDULES = "chasitor.tck.schedules";

  /** The seed of the first random schedule. */
  static final String SEED = "chasitor.tck.seed";

  /** Returns the usual settings. */
  static RunSettings usual(int schedules, long seed) {
    return new RunSettings(Optional.empty(), schedules, seed);
  }

  /**
   * Returns these settings with what the properties change.
   *
   * @throws IllegalArgumentException if a number is none
   * @throws dev.chasitor.conformance.schedule.MalformedScheduleException if the schedule is none
   */
  RunSettings changedBy(Properties properties) {
    long count = number(properties, SCHEDULES, schedules);
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "-D" + SCHEDULES + " must be 1 or more, up to " + Integer.MAX_VALUE + ", not " + count);
    }
    return new RunSettings(
        Optional.ofNullable(properties.getProperty(SCHEDULE)).map(Schedules::named),
        (int) count,
        number(properties, SEED, seed));
  }

  private static long number(Properties properties, String name, long usual) {
    @Nullable String text = properties.getProperty(name);
    try {
      return text == null ? usual : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "-D" + name + " must be a whole number, not '" + text + "'", e);
    }
  }
}
