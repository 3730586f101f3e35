package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.cli.Shell.DemoResult;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  /** Session keys bear an exclamation mark behind the session's id; tokens are 8 hex digits. */
  private static final Pattern SECRET =
      Pattern.compile("[0-9a-f-]{36}!|(?<![0-9a-zA-Z])[0-9a-f]{8}(?![0-9a-zA-Z])");

  private static final DemoResult RESULT = Shell.run("demo");

  @Test
  void losesTwoNodesAndNoMessage() {
    assertEquals(ExitCode.OK, RESULT.exitCode(), RESULT.out());
    assertEquals("", RESULT.err());
    assertAll(
        () -> assertEquals(2, count("✖ node \\d dies")),
        () -> assertEquals(2, count("● Established → Resyncing")),
        () -> assertEquals(2, count("GET +ResyncSession +→ 200")),
        () -> assertEquals(2, count("‹ ChasitorSessionData")),
        () -> assertEquals(2, count("● Resyncing → Established")),
        () -> assertFalse(count("→ 503") < 2, "each visitor saw a 503"),
        () -> assertEquals(2, count("QueueUpdate, position 0")),
        () -> assertEquals(1, count("■ ended by the visitor")),
        () -> assertEquals(1, count("■ ended by the desk")));
    assertEquals(
        List.of(
            "Ann → desk 5 5 0 0 kept",
            "desk → Ann 6 6 0 0 kept",
            "Bob → desk 5 5 0 0 kept",
            "desk → Bob 5 5 0 0 kept"),
        summary());
    assertHas(RESULT.out(), "Nothing lost, nothing doubled.");
  }

  @Test
  void showsNoSecretAndNoColourOffTerminal() {
    assertFalse(SECRET.matcher(RESULT.out()).find(), RESULT.out());
    assertFalse(RESULT.out().contains("\u001B"), RESULT.out());
  }

  private static long count(String pattern) {
    return Pattern.compile(pattern).matcher(RESULT.out()).results().count();
  }

  private static List<String> summary() {
    return RESULT.outLines().stream()
        .filter(line -> line.endsWith("kept") || line.endsWith("BROKEN"))
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }
}
