package dev.chasitor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.session.visitor.Effect;
import dev.chasitor.session.visitor.Input;
import dev.chasitor.session.visitor.Transition;
import dev.chasitor.session.visitor.VisitorState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {

  @Test
  void tellsHowMuchWasProved() {
    Shell.DemoResult result = Shell.run("simulate", "--schedules", "200", "--seed", "1");
    assertEquals(ExitCode.OK, result.exitCode(), result.err());
    List<String> lines = result.outLines();
    assertTrue(lines.get(0).startsWith("200 schedules of seed 1: "), result::out);
    assertEquals("No schedule broke a rule.", lines.get(1));
    assertEquals(result.out(), Shell.run("simulate", "--schedules", "200", "--seed", "1").out());
  }

  @Test
  void tellsTheSmallestScheduleThatBreaksARule() {
    Told told = simulate(SimulateCommandTest::acknowledgesTooMuch, "--seed", "7");
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertTrue(told.out().contains("C-ACK-02 FAIL"), told.out());
    assertTrue(told.out().contains("The smallest schedule that breaks it"), told.out());
    String again = told.out().lines().filter(line -> line.startsWith("Again:")).findFirst().get();
    String seed = again.substring(again.lastIndexOf(' ') + 1);

    String replay =
        told.out().lines().filter(line -> line.startsWith("Replay: ")).findFirst().get();
    assertTrue(replay.startsWith("Replay: chasitor tck replay S1:"), replay);
    String token = replay.substring(replay.lastIndexOf(' ') + 1);
    assertEquals(ExitCode.OK, Shell.run("tck", "replay", token).exitCode());

    Told same =
        simulate(SimulateCommandTest::acknowledgesTooMuch, "--schedules", "1", "--seed", seed);
    assertEquals(ExitCode.FAILED, same.exitCode());
    assertTrue(same.out().contains("C-ACK-02 FAIL"), same.out());
  }

  @Test
  void aSearchTellsTheTokenOfItsSchedule() {
    Told told = simulate(SimulateCommandTest::acknowledgesTooMuch, "--exhaust", "1");
    assertEquals(ExitCode.FAILED, told.exitCode());
    assertTrue(told.out().contains("\nReplay: chasitor tck replay S1:"), told.out());
  }

  @Test
  void logsNothingOfTheClientsItSimulates() {
    List<LogRecord> logged = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            logged.add(record);
          }

          @Override
          public void flush() {
            // Nothing is buffered.
          }

          @Override
          public void close() {
            // Nothing is open.
          }
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      Shell.run("simulate", "--crashes", "--schedules", "30", "--seed", "1");
    } finally {
      root.removeHandler(handler);
    }
    assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList());
  }

  @Test
  void wantsNumbers() {
    assertEquals(ExitCode.USAGE, Shell.run("simulate", "--schedules", "many").exitCode());
  }

  private record Told(int exitCode, String out) {}

  private static Told simulate(SubjectMachine machine, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, false, false);
    int exitCode = new CommandLine(new SimulateCommand(terminal, machine)).execute(arguments);
    return new Told(exitCode, out.toString(StandardCharsets.UTF_8));
  }

  /** A machine that asks for messages beyond those it got. */
  private static Transition acknowledgesTooMuch(VisitorState state, Input input) {
    Transition right = SubjectMachine.REFERENCE.step(state, input);
    return new Transition(
        right.next(), right.effects().stream().map(SimulateCommandTest::tooMuch).toList());
  }

  private static Effect tooMuch(Effect effect) {
    return effect instanceof Effect.Call call
            && call.request() instanceof MessagesRequest poll
            && poll.ack().orElse(-1) >= 0
        ? new Effect.Call(
            call.id(),
            MessagesRequest.builder().ack(poll.ack().getAsLong() + 1).build(),
            call.headers(),
            call.timeout(),
            call.server())
        : effect;
  }
}
