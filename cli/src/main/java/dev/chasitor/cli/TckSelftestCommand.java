package dev.chasitor.cli;

import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.Simulator;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code tck selftest} command: whether the kit tells right and wrong clients apart. */
@Command(
    name = "selftest",
    description =
        "Judges the client of this library and some clients with one mistake each, and says whether"
            + " the kit tells them apart.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "Exit code 0 if the right client keeps every rule, and each wrong one breaks its rule; 1"
          + " otherwise.",
      "",
      "Example: chasitor tck selftest"
    })
final class TckSelftestCommand implements Callable<Integer> {

  private static final long SEED = 1;

  private final Terminal terminal;
  private final Subject right;
  private final List<WrongClient> wrong;

  @Option(
      names = "--schedules",
      paramLabel = "N",
      description = "How many random schedules judge each client; default: ${DEFAULT-VALUE}.")
  private int schedules = 200;

  TckSelftestCommand(Terminal terminal) {
    this(terminal, SubjectMachine.REFERENCE.driven(), WrongClient.all());
  }

  TckSelftestCommand(Terminal terminal, Subject right, List<WrongClient> wrong) {
    this.terminal = terminal;
    this.right = right;
    this.wrong = wrong;
  }

  @Override
  public Integer call() {
    boolean isRightKept = SilentClient.during(this::judgeRight);
    long caught = wrong.stream().filter(each -> SilentClient.during(() -> isCaught(each))).count();
    boolean areAllCaught = caught == wrong.size();
    terminal
        .out()
        .println(
            isRightKept && areAllCaught
                ? "The kit tells them apart."
                : "The kit does not tell them apart.");
    return isRightKept && areAllCaught ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean judgeRight() {
    Campaign campaign = Campaign.run(right, RandomSchedules.any(), schedules, SEED);
    List<Rule> broken =
        Stream.of(Rule.values()).filter(rule -> campaign.outcome(rule) == Outcome.FAIL).toList();
    terminal
        .out()
        .printf(
            "right client: %s%n",
            broken.isEmpty()
                ? "breaks no rule in " + schedules + " schedules"
                : "breaks " + String.join(", ", broken.stream().map(Rule::id).toList()));
    campaign.difference().ifPresent(terminal.out()::println);
    return broken.isEmpty() && campaign.difference().isEmpty();
  }

  private boolean isCaught(WrongClient client) {
    PrintStream out = terminal.out();
    out.printf("%s (%s)%n", client.name(), client.difference());
    Campaign campaign = Campaign.run(client.subject(), RandomSchedules.any(), schedules, SEED);
    Rule rule = client.breaks();
    campaign.broken().stream()
        .filter(clause -> clause.rule() == rule)
        .findFirst()
        .flatMap(campaign::violation)
        .ifPresentOrElse(this::show, () -> missed(rule));
    return campaign.outcome(rule) == Outcome.FAIL;
  }

  private void show(Simulator.Violation violation) {
    terminal
        .out()
        .printf(
            "  breaks %s from seed %d on; the smallest schedule is %s%n",
            String.join(", ", violation.verdicts().stream().map(each -> each.rule().id()).toList()),
            violation.seed(),
            ScheduleToken.of(violation.smallest()));
  }

  private void missed(Rule rule) {
    terminal
        .out()
        .printf("  keeps %s in %d schedules, and should break it%n", rule.id(), schedules);
  }
}
