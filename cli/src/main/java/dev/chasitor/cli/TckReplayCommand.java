package dev.chasitor.cli;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.schedule.MalformedScheduleException;
import dev.chasitor.conformance.schedule.ScheduleJson;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.schedule.Schedules;
import dev.chasitor.conformance.sim.Repetition;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The {@code tck replay} command: runs one given schedule with this library's client. */
@Command(
    name = "replay",
    description =
        "Runs a schedule with the client of this library, and shows what happened and the verdict"
            + " of each rule.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "Each failure of the kit prints the token of its schedule. To run the schedule with your own"
          + " client, give your test -Dchasitor.schedule=TOKEN.",
      "",
      "Exit code 0 if the client broke no rule and did the same in a second run; 1 otherwise; 2 if"
          + " the schedule cannot be read.",
      "",
      "Example: chasitor tck replay scenario.json"
    })
final class TckReplayCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Subject subject;

  @Parameters(
      paramLabel = "TOKEN|FILE",
      description = "The token of a schedule, or the path of its JSON document.")
  private String named = "";

  @Option(
      names = "--json",
      description = "Write the schedule as a JSON document, and do not run it.")
  private boolean json;

  TckReplayCommand(Terminal terminal) {
    this(terminal, SubjectMachine.REFERENCE.driven());
  }

  TckReplayCommand(Terminal terminal, Subject subject) {
    this.terminal = terminal;
    this.subject = subject;
  }

  @Override
  public Integer call() {
    Scenario schedule;
    try {
      schedule = Schedules.named(named);
    } catch (MalformedScheduleException e) {
      throw new CommandFailedException(ExitCode.USAGE, e.getMessage());
    }
    if (json) {
      terminal.out().print(ScheduleJson.write(schedule));
      return ExitCode.OK;
    }
    return SilentClient.during(() -> run(schedule));
  }

  private int run(Scenario schedule) {
    PrintStream out = terminal.out();
    out.println(Printable.text(schedule.toString()));
    out.println("  token:  " + ScheduleToken.of(schedule));
    out.println();
    History history = Simulation.run(schedule, subject);
    out.println(Printable.text(history.toString()));
    out.println();
    List<Verdict> verdicts = Checkers.judgeAll(history, schedule.profile());
    verdicts.stream()
        .filter(verdict -> verdict.outcome() != Outcome.VACUOUS)
        .forEach(verdict -> out.println(Printable.text(verdict.toString())));
    long broken = count(verdicts, Outcome.FAIL);
    out.printf(
        "%nrules: %d kept, %d broken, %d with nothing to judge%n",
        count(verdicts, Outcome.PASS), broken, count(verdicts, Outcome.VACUOUS));
    Optional<Repetition> difference = Repetition.of(subject, schedule, history);
    difference.ifPresent(found -> out.println(Printable.text(found.toString())));
    return broken == 0 && difference.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static long count(List<Verdict> verdicts, Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }
}
