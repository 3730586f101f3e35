package dev.chasitor.conformance.schedule;

import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Ways to get a given schedule instead of a random one. Thread-safe. */
public final class Schedules {

  /** The system property that names the one schedule to run, by its token or by a file's path. */
  public static final String PROPERTY = "chasitor.schedule";

  private Schedules() {}

  /**
   * Returns the schedule that a text names.
   *
   * @param tokenOrFile a token, or the path of a file that {@link ScheduleJson} wrote
   * @throws MalformedScheduleException if the text or the file is no schedule, or nobody can read
   *     the file
   */
  public static Scenario named(String tokenOrFile) {
    return ScheduleToken.isToken(tokenOrFile)
        ? ScheduleToken.read(tokenOrFile)
        : ScheduleJson.read(content(tokenOrFile));
  }

  /** Returns a source that returns one schedule for each seed. Nothing is smaller than it. */
  public static ScheduleSource only(Scenario schedule) {
    return new ScheduleSource() {
      @Override
      public Drawn draw(long seed) {
        return new Given(schedule);
      }

      @Override
      public void during(Runnable search) {
        search.run();
      }
    };
  }

  private record Given(Scenario scenario) implements ScheduleSource.Drawn {
    @Override
    public Stream<ScheduleSource.Drawn> smaller() {
      return Stream.empty();
    }
  }

  private static byte[] content(String file) {
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new MalformedScheduleException(
          "Expected the token of a schedule, or the path of a scenario.json; cannot read the file "
              + file);
    }
  }
}
