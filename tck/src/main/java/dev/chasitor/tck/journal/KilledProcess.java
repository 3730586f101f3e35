package dev.chasitor.tck.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that writes to a journal until it is killed. */
final class KilledProcess {

  private KilledProcess() {}

  /**
   * Starts a {@link WritingProcess} and kills it hard after it reported some writes.
   *
   * @return the latest version of each session that the process reported as written
   */
  static Map<String, Long> writeAndKill(JournalSubject subject, String place, int reports) {
    Process process = start(subject, place);
    CompletableFuture<Map<String, Long>> reading =
        CompletableFuture.supplyAsync(() -> reported(process, reports));
    try {
      return reading.get(subject.patience().toMillis() * 10, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("The process did not report " + reports + " writes", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("The process that writes failed: " + e.getMessage(), e);
    } finally {
      process.toHandle().destroyForcibly();
    }
  }

  private static Process start(JournalSubject subject, String place) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-cp",
              System.getProperty("java.class.path"),
              WritingProcess.class.getName(),
              subject.getClass().getName(),
              place)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The process that writes did not start", e);
    }
  }

  /**
   * Reads reports, kills the process, and reads the rest: it was written as well. The last line may
   * be cut. The handle kills the process and, other than the process, leaves its output open.
   */
  private static Map<String, Long> reported(Process process, int reports) {
    Map<String, Long> written = new HashMap<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      int count = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] report = line.split(" ", -1);
        if (report.length == 2) {
          written.merge(report[0], Long.parseLong(report[1]), Math::max);
          count++;
        } else if (count < reports) {
          throw new IllegalStateException(line);
        }
        if (count == reports) {
          process.toHandle().destroyForcibly();
        }
      }
      if (count < reports) {
        throw new IllegalStateException("it ended after " + count + " reports");
      }
      process.waitFor();
      return written;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("its reports cannot be read", e);
    }
  }
}
