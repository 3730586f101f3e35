package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command line in this process and keeps what it wrote. */
final class Shell {

  private Shell() {}

  /** What a command line left behind. */
  record DemoResult(int exitCode, String out, String err) {

    List<String> outLines() {
      return out.lines().toList();
    }
  }

  static DemoResult run(String... args) {
    return run(InputStream.nullInputStream(), args);
  }

  static DemoResult runOn(String input, String... args) {
    return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), args);
  }

  static DemoResult run(InputStream in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(in, printer(out), printer(err), false, false);
    int exitCode = Main.run(terminal, args);
    return new DemoResult(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  static void assertHas(String text, String part) {
    assertTrue(text.contains(part), () -> "no '" + part + "' in: " + text);
  }

  static PrintStream printer(OutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
