package dev.chasitor.benchmarks.transport;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class in its own process, which prints one line when it is ready. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final String line;

  private ChildJvm(Process process, String line) {
    this.process = process;
    this.line = line;
  }

  /** Starts the process with this process's class path and waits for its line. */
  static ChildJvm start(Class<?> main, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    String parallelism = "java.util.concurrent.ForkJoinPool.common.parallelism";
    if (System.getProperty(parallelism) != null) {
      command.add("-D" + parallelism + "=" + System.getProperty(parallelism));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader told =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String line = told.readLine();
    if (line == null) {
      process.destroy();
      throw new IOException(
          "The process of " + main.getSimpleName() + " ended before it printed its line");
    }
    return new ChildJvm(process, line);
  }

  String line() {
    return line;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
