package dev.chasitor.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.report.KitReport;
import dev.chasitor.conformance.report.ReportFiles;
import dev.chasitor.conformance.report.ReportJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The files of a report are those in {@code src/test/resources/report}. With {@code
 * -Dchasitor.fixtures=write} the test writes them first.
 */
class SampleReportTest {

  private static final Path FILES = Path.of("src", "test", "resources", "report");

  @BeforeAll
  static void writeIfAsked() throws IOException {
    if ("write".equals(System.getProperty("chasitor.fixtures"))) {
      for (Map.Entry<String, String> file : ReportFiles.of(SampleReport.report()).entrySet()) {
        Path path = FILES.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
    }
  }

  @Test
  void filesAreAsApproved() throws IOException {
    Map<String, String> files = ReportFiles.of(SampleReport.report());
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertEquals(Files.readString(FILES.resolve(file.getKey())), file.getValue(), file.getKey());
    }
    try (Stream<Path> approved = Files.walk(FILES)) {
      assertEquals(
          files.keySet(),
          approved
              .filter(Files::isRegularFile)
              .map(path -> FILES.relativize(path).toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void anApprovedDocumentIsReadBack() throws IOException {
    KitReport read = ReportJson.read(Files.readString(FILES.resolve("report.json")));
    assertEquals(SampleReport.report(), read);
  }
}
