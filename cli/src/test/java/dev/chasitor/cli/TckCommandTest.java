package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.conformance.rule.Catalogue;
import dev.chasitor.conformance.rule.CataloguedRule;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.schedule.ScheduleJson;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Server;
import dev.chasitor.conformance.sim.Step;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TckCommandTest {

  private static final Subject RIGHT = SubjectMachine.REFERENCE.driven();

  private static final Scenario SCHEDULE =
      new Scenario(
          List.of(new Step(Duration.ofSeconds(2), Step.Act.SAY, "v1")),
          List.of(Fault.once(RequestType.CHAT_MESSAGE, 1, Fault.AfterServer.KILL_AFTER)),
          List.of(),
          Server.accepting(Duration.ofSeconds(1)),
          Profile.defaults(),
          0);

  private static final String TOKEN = ScheduleToken.of(SCHEDULE);

  @Test
  void asksForACommand() {
    DemoResult result = Shell.run("tck");
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertHas(result.err(), "Name a command of tck: rules, explain, selftest or replay");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "explain", "selftest", "replay"})
  void everyCommandHasHelp(String command) {
    DemoResult result = Shell.run("tck", command, "--help");
    assertEquals(ExitCode.OK, result.exitCode());
    assertHas(result.out(), "Usage: chasitor tck " + command);
  }

  @Test
  void rulesAreListedOnePerLine() {
    DemoResult result = Shell.run("tck", "rules");
    assertEquals(ExitCode.OK, result.exitCode());
    assertEquals(Catalogue.all().size(), result.outLines().size());
    assertHas(result.out(), "C-ACK-02    MUST    " + Rule.C_ACK_02.sentence());
    assertHas(result.out(), "C-DUR-05  * SHOULD  " + Rule.C_DUR_05.sentence());
  }

  @Test
  void rulesCanBeThoseOfOneRole() {
    List<String> lines = Shell.run("tck", "rules", "--role", "codec").outLines();
    assertTrue(lines.size() > 10, lines::toString);
    assertTrue(lines.stream().allMatch(line -> line.startsWith("K-")), lines::toString);
    assertEquals(ExitCode.USAGE, Shell.run("tck", "rules", "--role", "agent").exitCode());
  }

  @Test
  void rulesCanBeJson() {
    String json = Shell.run("tck", "rules", "--json", "--role", "journal").out();
    assertHas(json, "\"id\": \"D-FEN-01\"");
    assertFalse(json.contains("\"id\": \"C-ACK-02\""), json);
  }

  @Test
  void everyRuleIsExplained() {
    for (CataloguedRule rule : Catalogue.all()) {
      if (rule.role() != CataloguedRule.Role.CLIENT) {
        String out = Shell.run("tck", "explain", rule.id()).out();
        assertHas(out, rule.sentence());
        assertHas(out, rule.source());
        rule.usualCause().ifPresent(cause -> assertHas(out, cause));
      }
    }
  }

  @Test
  void aRuleForClientsIsExplainedWithAScheduleThatJudgesIt() {
    DemoResult result = Shell.run("tck", "explain", "c_ack_02");
    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    assertHas(result.out(), Rule.C_ACK_02.usualCause());
    assertHas(result.out(), "Broken by:    ACK_AHEAD: ");
    assertHas(result.out(), "Judged by:    ClientSessionTck");
    assertHas(result.out(), " of 200 random schedules");
    DemoResult replay = Shell.run("tck", "replay", tokenIn(result.out()));
    assertEquals(ExitCode.OK, replay.exitCode());
    assertHas(replay.out(), "C-ACK-02 PASS");
  }

  /** Only a crash of the process gives it something to judge. */
  @Test
  void aRuleAboutCrashesIsExplainedWithACrash() {
    String out = Shell.run("tck", "explain", "C-DUR-04").out();
    DemoResult replay = Shell.run("tck", "replay", tokenIn(out));
    assertHas(replay.out(), "C-DUR-04 PASS");
  }

  @Test
  void aRuleWithoutACheckerSaysWhyAndWhatHoldsIt() {
    String out = Shell.run("tck", "explain", "C-DUR-05").out();
    assertHas(out, "Judged by:    no contract. A history has one session.");
    assertHas(out, "Tests:        RetrySpreadTest, RetrySpreadProperties");
    assertFalse(out.contains("Exercised by"), out);
  }

  @Test
  void anUnknownRuleIsNamedWithTheClosest() {
    DemoResult result = Shell.run("tck", "explain", "C-ACK-2");
    assertEquals(ExitCode.USAGE, result.exitCode());
    assertHas(result.err(), "There is no rule C-ACK-2; the closest are C-ACK-02. ");
    assertEquals(ExitCode.USAGE, Shell.run("tck", "explain").exitCode());
  }

  @Test
  void theSelftestTellsRightAndWrongApart() {
    DemoResult result = Shell.run("tck", "selftest");
    assertEquals(ExitCode.OK, result.exitCode(), result.out());
    assertHas(result.out(), "right client: breaks no rule in 200 schedules");
    for (WrongClient wrong : WrongClient.all()) {
      String told =
          result
              .out()
              .substring(result.out().indexOf(wrong.name()))
              .lines()
              .skip(1)
              .findFirst()
              .orElseThrow();
      assertHas(told, wrong.breaks().id());
      assertHas(told, "the smallest schedule is S1:");
    }
    assertHas(result.out(), "The kit tells them apart.");
  }

  @Test
  void theSelftestFailsForAWrongClientThatKeepsItsRule() {
    WrongClient harmless = new WrongClient("HARMLESS", Rule.C_ACK_02, "It does not.", RIGHT);
    Told told =
        run(
            terminal -> new TckSelftestCommand(terminal, RIGHT, List.of(harmless)),
            "--schedules",
            "5");
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertHas(told.out(), "keeps C-ACK-02 in 5 schedules, and should break it");
    assertHas(told.out(), "The kit does not tell them apart.");
  }

  @Test
  void theSelftestFailsForARightClientThatBreaksARule() {
    Subject wrong = WrongClient.all().get(1).subject();
    Told told =
        run(terminal -> new TckSelftestCommand(terminal, wrong, List.of()), "--schedules", "20");
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertHas(told.out(), "right client: breaks C-HDR-01");
    assertHas(told.out(), "The kit does not tell them apart.");
  }

  @Test
  void aScheduleIsReplayedFromItsTokenOrItsFile(@TempDir Path folder) throws IOException {
    DemoResult fromToken = Shell.run("tck", "replay", TOKEN);
    assertEquals(ExitCode.OK, fromToken.exitCode(), fromToken.out());
    assertHas(fromToken.out(), SCHEDULE.toString());
    assertHas(fromToken.out(), "token:  " + TOKEN);
    assertHas(fromToken.out(), "ResyncSession");
    assertHas(fromToken.out(), "C-RSY-01 PASS");
    assertHas(fromToken.out(), " kept, 0 broken, ");

    String json = Shell.run("tck", "replay", "--json", TOKEN).out();
    assertEquals(ScheduleJson.write(SCHEDULE), json);
    Path file = Files.writeString(folder.resolve("scenario.json"), json);
    assertEquals(fromToken.out(), Shell.run("tck", "replay", file.toString()).out());
  }

  @Test
  void aReplayShowsABrokenRule() {
    Subject wrong = WrongClient.all().get(0).subject();
    Told told = run(terminal -> new TckReplayCommand(terminal, wrong), TOKEN);
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertHas(told.out(), "C-ACK-02 FAIL");
    assertFalse(told.out().contains(" 0 broken, "), told.out());
  }

  @Test
  void aReplayNoticesAClientThatDoesNotTheSameAgain() {
    AtomicInteger sessions = new AtomicInteger();
    Subject wavering =
        environment ->
            (sessions.incrementAndGet() % 2 == 1 ? RIGHT : WrongClient.all().get(1).subject())
                .open(environment);
    Told told = run(terminal -> new TckReplayCommand(terminal, wavering), TOKEN);
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertHas(told.out(), "The client is not deterministic");
  }

  @Test
  void aDamagedTokenOrAMissingFileIsRefused(@TempDir Path folder) throws IOException {
    DemoResult damaged = Shell.run("tck", "replay", TOKEN + "A");
    assertEquals(ExitCode.USAGE, damaged.exitCode());
    assertHas(damaged.err(), "chasitor: The token is damaged: ");
    DemoResult missing = Shell.run("tck", "replay", "no-such-file");
    assertEquals(ExitCode.USAGE, missing.exitCode());
    assertHas(missing.err(), "cannot read the file no-such-file");
    Path file = Files.writeString(folder.resolve("scenario.json"), "{\"version\":1}");
    DemoResult wrong = Shell.run("tck", "replay", file.toString());
    assertEquals(ExitCode.USAGE, wrong.exitCode());
    assertHas(wrong.err(), "The schedule is wrong at $.server");
  }

  private static String tokenIn(String out) {
    int from = out.lastIndexOf("S1:");
    return out.substring(from).strip();
  }

  private record Told(int exitCode, String out) {}

  private static Told run(Function<Terminal, Callable<Integer>> command, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(InputStream.nullInputStream(), stream, stream, false, false);
    int exitCode = new CommandLine(command.apply(terminal)).execute(arguments);
    return new Told(exitCode, out.toString(StandardCharsets.UTF_8));
  }
}
