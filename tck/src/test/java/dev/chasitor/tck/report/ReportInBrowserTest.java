package dev.chasitor.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.report.ReportFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages in headless Chromium, as wide as a phone. The property {@code chasitor.browser} names
 * the browser; without it the test looks for the usual names in the path, and is skipped if it
 * finds none.
 */
class ReportInBrowserTest {

  private static final String BROWSER = "chasitor.browser";

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> PAGES = List.of("index.html", "rules/C-SEQ-02a.html");

  /** Says of each frame how far its content is wider than the frame, and its colours. */
  private static final String MEASURE =
      """
      <!DOCTYPE html>
      <html><body>%s<script>
      window.onload = () => {
        const seen = [...document.querySelectorAll('iframe')].map(frame => {
          const page = frame.contentDocument;
          const root = page.documentElement;
          const style = frame.contentWindow.getComputedStyle(page.body);
          return (root.scrollWidth - root.clientWidth) + ' ' + style.backgroundColor
              + ' ' + style.color + ' ' + page.querySelectorAll('svg g.event').length;
        });
        const said = document.createElement('output');
        said.textContent = seen.join('|');
        document.body.replaceChildren(said);
      };
      </script></body></html>
      """;

  private static final Pattern SEEN = Pattern.compile("<output>(.*?)</output>");

  private final Path directory;

  ReportInBrowserTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1 | rgb(255, 255, 255) rgb(31, 35, 40)", "0 | rgb(13, 17, 23) rgb(230, 237, 243)"})
  void fitsAPhoneInBothColourSchemes(int scheme, String colours)
      throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    Assumptions.assumeTrue(
        browser.isPresent(),
        () -> "no Chromium is in the path, and the property " + BROWSER + " names none");
    writePages();
    String dom = open(browser.get(), scheme, directory.resolve("measure.html"));
    Matcher seen = SEEN.matcher(dom);
    assertTrue(seen.find(), dom);
    assertEquals("0 " + colours + " 0|0 " + colours + " 22", seen.group(1));
  }

  private void writePages() throws IOException {
    for (Map.Entry<String, String> file : ReportFiles.of(SampleReport.report()).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    StringBuilder frames = new StringBuilder();
    PAGES.forEach(
        page ->
            frames
                .append("<iframe style=\"width:360px;height:800px;border:0\" src=\"")
                .append(page)
                .append("\"></iframe>"));
    Files.writeString(directory.resolve("measure.html"), MEASURE.formatted(frames));
  }

  /** Opens a page and returns its document after its scripts have run. */
  private String open(Path browser, int scheme, Path page)
      throws IOException, InterruptedException {
    File dom = directory.resolve("dom.html").toFile();
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--allow-file-access-from-files",
                "--blink-settings=preferredColorScheme=" + scheme,
                "--virtual-time-budget=5000",
                "--user-data-dir=" + directory.resolve("profile"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(dom)
            .redirectError(directory.resolve("errors.txt").toFile())
            .start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the browser did not end");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(dom.toPath());
  }

  private static Optional<Path> browser() {
    String named = System.getProperty(BROWSER);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
