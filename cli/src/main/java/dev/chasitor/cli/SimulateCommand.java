package dev.chasitor.cli;

import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.FaultSearch;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code simulate} command: judges the visitor's machine on random schedules. */
@Command(
    name = "simulate",
    description =
        "Runs random schedules of chats on a faulty network and judges each by every rule.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "Both machines, the network between them and its faults run in virtual time: requests and"
          + " answers are lost, repeated, late or cut off, and nodes die. Some clients have a journal"
          + " or an old document, and their processes are killed. The same seed gives the same"
          + " schedules everywhere.",
      "",
      "Exit code 0 if no schedule broke a rule; 1 otherwise, with the schedule made as small as it"
          + " gets and the commands that run it again.",
      "",
      "Example: chasitor simulate --schedules 100000 --seed 1"
    })
final class SimulateCommand implements Callable<Integer> {

  /** The number of schedules between two lines of progress. */
  private static final long STEP = 10_000;

  private static final long STEP_OF_SEARCHES = 10;

  private final Terminal terminal;
  private final SubjectMachine machine;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      description = "How many schedules to run; default: ${DEFAULT-VALUE}.")
  private long schedules = 10_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Names the schedules; default: a random number.")
  private long seed = RandomGenerator.getDefault().nextLong(1_000_000_000);

  @Option(
      names = "--exhaust",
      paramLabel = "DEPTH",
      description = {
        "Search by named faults instead: 1 for each fault at each request of short talks,"
            + " 2 for every ordered pair of faults, which takes long."
      })
  private int depth;

  @Option(
      names = "--crashes",
      description = {
        "Let processes of the client crash, too. With --exhaust 1: each crash at each write to the"
            + " journal, each request and each event of short talks."
      })
  private boolean crashes;

  SimulateCommand(Terminal terminal) {
    this(terminal, SubjectMachine.REFERENCE);
  }

  SimulateCommand(Terminal terminal, SubjectMachine machine) {
    this.terminal = terminal;
    this.machine = machine;
  }

  @Override
  public Integer call() {
    return SilentClient.during(() -> depth > 0 ? exhaust() : random());
  }

  private Integer exhaust() {
    if (crashes) {
      return tell(
          "a crash",
          FaultSearch.runCrashes(
              machine.driven(), profile -> profile, rule -> true, this::tellSearched));
    }
    return tell(
        "up to " + depth + " faults",
        FaultSearch.run(
            machine.driven(), profile -> profile, rule -> true, depth, this::tellSearched));
  }

  private Integer tell(String what, FaultSearch.Report report) {
    PrintStream out = terminal.out();
    out.printf(
        "%,d schedules with %s, %,d different histories%n",
        report.schedules(), what, report.histories());
    if (report.violation().isEmpty()) {
      out.println("No schedule broke a rule.");
      return ExitCode.OK;
    }
    FaultSearch.Violation violation = report.violation().get();
    violation.verdicts().forEach(out::println);
    violation.history().breaches().forEach(breach -> out.println(breach.explained()));
    out.printf(
        "%nThe first schedule that breaks it:%n%s%n%s%n",
        violation.scenario(), violation.history());
    tellReplay(violation.scenario());
    return ExitCode.FAILED;
  }

  private void tellSearched(long done) {
    if (done % (STEP * STEP_OF_SEARCHES) == 0) {
      terminal.err().printf("%,d%n", done);
    }
  }

  private Integer random() {
    ScheduleSource source =
        crashes ? RandomSchedules.withCrashes(profile -> profile) : RandomSchedules.any();
    Simulator.Report report =
        Simulator.run(machine.driven(), source, schedules, seed, this::tellProgress);
    PrintStream out = terminal.out();
    out.printf(
        "%,d schedules of seed %d: %,d requests in %,d hours of virtual time, %d rules judged%n",
        report.schedules(),
        seed,
        report.requests(),
        report.simulated().toHours(),
        report.exercised().values().stream().filter(times -> times > 0).count());
    if (report.violation().isEmpty()) {
      out.println("No schedule broke a rule.");
      return ExitCode.OK;
    }
    tell(report.violation().get(), out);
    return ExitCode.FAILED;
  }

  private void tellProgress(long done) {
    if (done % STEP == 0 && done < schedules) {
      terminal.err().printf("%,d of %,d%n", done, schedules);
    }
  }

  private void tell(Simulator.Violation violation, PrintStream out) {
    for (Verdict verdict : violation.verdicts()) {
      out.println(verdict);
    }
    violation.history().breaches().forEach(breach -> out.println(breach.explained()));
    out.printf(
        "%nThe smallest schedule that breaks it, of %d steps and %d faults before:%n%s%n%s%n",
        violation.found().steps().size(),
        violation.found().faults().size(),
        violation.smallest(),
        violation.history());
    out.printf(
        "%nAgain: chasitor simulate%s --schedules 1 --seed %d%n",
        crashes ? " --crashes" : "", violation.seed());
    tellReplay(violation.smallest());
  }

  /** A token means the same schedule for ever; a seed does so only for this edition. */
  private void tellReplay(Scenario schedule) {
    terminal
        .out()
        .printf("Replay: %s tck replay %s%n", Again.command(), ScheduleToken.of(schedule));
  }
}
