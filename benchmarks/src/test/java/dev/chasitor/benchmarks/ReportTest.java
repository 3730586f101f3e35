package dev.chasitor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.benchmarks.Figures.Cost;
import dev.chasitor.benchmarks.Figures.Task;
import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

  private final Figures figures = new Figures("here, today");

  @Test
  void aRowHasTheRatiosToTheReferenceAndToTheFloor() {
    figures.put(Task.SCAN, Payload.LINE, new Cost(200, 800));
    figures.put(Task.decode(Codec.HAND_WRITTEN), Payload.LINE, new Cost(250, 1_000));
    figures.put(Task.decode(Codec.CHASITOR), Payload.LINE, new Cost(275, 1_050));
    figures.put(Task.encode(Codec.HAND_WRITTEN), Payload.LINE, new Cost(100, 600));
    figures.put(Task.encode(Codec.CHASITOR), Payload.LINE, new Cost(1_234, 601));

    String report = new Report(figures).markdown();

    assertTrue(
        report.contains("| **Chasitor** | 275 | 1.10 | 1.38 | 1,050 | 1,234 | 12.34 | 601 |\n"),
        report);
    assertTrue(
        report.contains("| bare token scan | 200 | 0.80 | 1.00 | 800 | – | – | – |"), report);
    assertTrue(report.startsWith("here, today.\n"), report);
  }

  @Test
  void aTargetIsTold() {
    figures.put(Task.decode(Codec.HAND_WRITTEN), Payload.INIT, new Cost(100, 100));
    figures.put(Task.decode(Codec.CHASITOR), Payload.INIT, new Cost(115, 111));
    figures.put(Task.decode(Codec.JACKSON_2), Payload.INIT, new Cost(230, 100));

    String report = new Report(figures).markdown();

    assertTrue(
        report.contains("| decode : hand-written | – (≤ 1.15) | – (≤ 1.15) | 1.15 (≤ 1.15) |"),
        report);
    assertTrue(report.contains("| **missed:** 1.11 (≤ 1.10) |"), report);
    assertTrue(report.contains("| 2.00 (≥ 1.25) |"), report);
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    figures.put(Task.decode(Codec.GSON), Payload.LINE, new Cost(500, Double.NaN));

    String report = new Report(figures).markdown();

    assertTrue(report.contains("| Gson, records | 500 | – | – | – | – | – | – |"), report);
    assertFalse(report.contains(Codec.MOSHI.label()), report);
    assertFalse(report.contains("`INIT`, "), report);
  }

  @Test
  void everyTableOfTheReportIsRegular() {
    for (Payload payload : Payload.values()) {
      figures.put(Task.SCAN, payload, new Cost(1, 1));
    }
    List<String> lines = new Report(figures).markdown().lines().toList();
    int columns = 0;
    int tables = 0;
    for (String line : lines) {
      if (!line.startsWith("|")) {
        columns = 0;
        continue;
      }
      int found = line.length() - line.replace("|", "").length();
      if (columns == 0) {
        columns = found;
        tables++;
      }
      assertEquals(columns, found, line);
    }
    assertEquals(4, tables);
  }
}
