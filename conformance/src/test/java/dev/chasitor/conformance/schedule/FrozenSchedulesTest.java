package dev.chasitor.conformance.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.sim.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
  private static final boolean WRITE = "write".equals(System.getProperty("chasitor.fixtures"));

  private static final String CHANGED =
      "the form of schedules changed: raise its version, read the old one as before, and run with"
          + " -Dchasitor.fixtures=write";

  @Test
  void eachPinnedScheduleIsReadFromBothForms() throws IOException {
    Path folder = ALL.resolve(Integer.toString(ScheduleShapes.VERSION));
    for (Map.Entry<String, Scenario> pinned : PinnedSchedules.all().entrySet()) {
      Scenario schedule = pinned.getValue();
      String json = content(folder, pinned.getKey() + ".json", ScheduleJson.write(schedule));
      String token = content(folder, pinned.getKey() + ".token", ScheduleToken.of(schedule) + "\n");
      assertEquals(schedule, ScheduleJson.read(json), pinned.getKey());
      assertEquals(schedule, ScheduleToken.read(token.strip()), pinned.getKey());
      assertEquals(json, ScheduleJson.write(schedule), CHANGED);
    }
  }

  @Test
  void noFileIsLeftUnread() throws IOException {
    Set<String> read = new TreeSet<>();
    PinnedSchedules.all().keySet().forEach(name -> read.add(name + ".json"));
    PinnedSchedules.all().keySet().forEach(name -> read.add(name + ".token"));
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(ALL.resolve("1"))) {
      files.forEach(file -> found.add(file.getFileName().toString()));
    }
    assertEquals(read, found);
  }

  private static String content(Path folder, String name, String current) throws IOException {
    Path file = folder.resolve(name);
    if (WRITE && !Files.exists(file)) {
      Files.createDirectories(folder);
      Files.writeString(file, current);
    }
    return Files.readString(file);
  }
}
