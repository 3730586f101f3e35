package dev.chasitor.handoff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service in a process of its own. Thread-safe. */
final class ServiceProcess {

  private static final Pattern LISTENING = Pattern.compile("Listening on port (\\d+)");

  private final Process process;
  private final CompletableFuture<URI> address = new CompletableFuture<>();
  private final Consumer<String> onOutput;

  /**
   * Starts a process.
   *
   * @param main the class to run
   * @param environment the options of the service
   * @param onOutput takes each line that the process prints; called on one thread
   */
  ServiceProcess(Class<?> main, Map<String, String> environment, Consumer<String> onOutput)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    this.onOutput = onOutput;
    process = builder.start();
    Thread reader = new Thread(this::read, "output-of-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher listening = LISTENING.matcher(line);
        if (listening.find()) {
          address.complete(URI.create("http://127.0.0.1:" + listening.group(1)));
        }
        onOutput.accept(line);
      }
    } catch (IOException e) {
      onOutput.accept("the output was cut");
    }
    address.completeExceptionally(new IOException("The service ended before it listened"));
  }

  /** Where the service listens; waits until it does. */
  URI address() throws Exception {
    return address.get(60, TimeUnit.SECONDS);
  }

  /** Kills the process at once, as {@code kill -9} does. Does not block. */
  void kill() {
    // The handle leaves the output open, other than the process.
    process.toHandle().destroyForcibly();
  }

  /** Asks the process to stop, as {@code kill} does. Does not block. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Sends a signal, and waits until it is sent. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Sends the process a line. */
  void print(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits until the process is gone. */
  void awaitEnd() throws Exception {
    process.onExit().get(60, TimeUnit.SECONDS);
  }
}
