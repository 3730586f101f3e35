package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.cli.Shell.DemoResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @Test
  void helpNamesTheCommandsAndTheExitCodes() {
    DemoResult result = Shell.run("--help");

    assertEquals(ExitCode.OK, result.exitCode());
    assertEquals("", result.err());
    List.of(
            "demo",
            "serve",
            "chat",
            "decode",
            "simulate",
            "tck",
            "Exit codes:",
            "3   the session was lost")
        .forEach(word -> assertHas(result.out(), word));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "serve", "chat", "decode", "simulate", "tck"})
  void everyCommandHasHelp(String command) {
    DemoResult result = Shell.run(command, "--help");

    assertEquals(ExitCode.OK, result.exitCode());
    assertHas(result.out(), "Usage: chasitor " + command);
  }

  @Test
  void tellsTheVersionOfTheBuild() {
    DemoResult result = Shell.run("--version");

    assertEquals(ExitCode.OK, result.exitCode());
    assertTrue(result.outLines().get(0).matches("chasitor \\d+\\.\\d+\\.\\d+.*"), result.out());
  }

  @Test
  void asksForACommand() {
    DemoResult result = Shell.run();

    assertEquals(ExitCode.USAGE, result.exitCode());
    assertEquals("", result.out());
    assertHas(result.err(), "Name a command: demo, serve, chat, decode, simulate or tck");
  }

  @Test
  void guessesWhichCommandOrOptionWasMeant() {
    assertHas(Shell.run("deco").err(), "chasitor decode");
    assertHas(Shell.run("serve", "--por").err(), "--port");
    assertEquals(ExitCode.USAGE, Shell.run("deco").exitCode());
  }

  @Test
  void showsAStackTraceOnlyWhenAsked() {
    DemoResult plain = Shell.run("decode", "request/ChatMessage", "no-such-file");
    DemoResult verbose = Shell.run("decode", "--verbose", "request/ChatMessage", "no-such-file");

    assertFalse(plain.err().contains("at dev.chasitor"), plain.err());
    assertHas(verbose.err(), "at dev.chasitor");
    assertEquals(plain.exitCode(), verbose.exitCode());
  }
}
