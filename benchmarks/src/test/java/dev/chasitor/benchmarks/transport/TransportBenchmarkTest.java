package dev.chasitor.benchmarks.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.benchmarks.transport.TransportBenchmark.Name;
import dev.chasitor.benchmarks.transport.TransportBenchmark.Plan;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The benchmark works; how fast anything is, is not for a test to say. */
class TransportBenchmarkTest {

  @Test
  void comparesAllContenders() throws Exception {
    Plan tiny = new Plan(Duration.ofMillis(100), Duration.ofMillis(100), 1, 100);

    String report = TransportBenchmark.run(tiny);

    for (Name name : Name.values()) {
      assertEquals(
          1,
          report.lines().filter(line -> line.startsWith("| " + name.title() + " | ")).count(),
          report);
    }
    assertEquals(9, report.lines().filter(line -> line.matches(".*[≤≥] \\d.*")).count(), report);
    assertTrue(!report.contains("NaN") && !report.contains("Infinity"), report);
  }
}
