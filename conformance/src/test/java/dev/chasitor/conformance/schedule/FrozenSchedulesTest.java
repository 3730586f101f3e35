package dev.chasitor.conformance.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.sim.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Schedules as an edition wrote them, in {@code src/test/resources/schedules/<version>}. Whoever
 * kept a token or a file must be able to read it. With {@code -Dchasitor.fixtures=write} the test
 * writes those files of the current version that are missing.
 */
class FrozenSchedulesTest {

  private static final Path ALL = Path.of("src", "test", "resources", "schedules");
  private static final Path CURRENT = ALL.resolve(Integer.toString(ScheduleShapes.VERSION));
  private static final boolean WRITE = "write".equals(System.getProperty("chasitor.fixtures"));

  private static final String CHANGED =
      "the form of schedules changed: raise its version, read the old one as before, and run with"
          + " -Dchasitor.fixtures=write";

  @Test
  void eachPinnedScheduleIsReadFromBothFormsOfEachVersion() throws IOException {
    writeWhatIsMissing();
    for (int version = 1; version <= ScheduleShapes.VERSION; version++) {
      Path folder = ALL.resolve(Integer.toString(version));
      for (String name : names(folder)) {
        Scenario schedule = Objects.requireNonNull(PinnedSchedules.all().get(name), name);
        assertEquals(schedule, ScheduleJson.read(json(folder, name)), name);
        String token = Files.readString(folder.resolve(name + ".token"));
        assertEquals(schedule, ScheduleToken.read(token.strip()), name);
      }
    }
  }

  @Test
  void theCurrentVersionIsWrittenAsBefore() throws IOException {
    assertEquals(PinnedSchedules.all().keySet(), names(CURRENT));
    for (Map.Entry<String, Scenario> pinned : PinnedSchedules.all().entrySet()) {
      assertEquals(json(CURRENT, pinned.getKey()), ScheduleJson.write(pinned.getValue()), CHANGED);
    }
  }

  private static void writeWhatIsMissing() throws IOException {
    if (WRITE) {
      Files.createDirectories(CURRENT);
      for (Map.Entry<String, Scenario> pinned : PinnedSchedules.all().entrySet()) {
        Path json = CURRENT.resolve(pinned.getKey() + ".json");
        if (!Files.exists(json)) {
          Files.writeString(json, ScheduleJson.write(pinned.getValue()));
          Files.writeString(
              CURRENT.resolve(pinned.getKey() + ".token"),
              ScheduleToken.of(pinned.getValue()) + "\n");
        }
      }
    }
  }

  private static String json(Path folder, String name) throws IOException {
    return Files.readString(folder.resolve(name + ".json"));
  }

  /** The names of the schedules of a folder, each of which has both forms. */
  private static Set<String> names(Path folder) throws IOException {
    Set<String> json = new TreeSet<>();
    Set<String> tokens = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        Set<String> form = name.endsWith(".json") ? json : tokens;
        form.add(name.replaceFirst("\\.(json|token)$", ""));
      }
    }
    assertEquals(json, tokens);
    return json;
  }
}
