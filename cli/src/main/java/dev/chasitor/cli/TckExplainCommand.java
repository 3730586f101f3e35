package dev.chasitor.cli;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.rule.Catalogue;
import dev.chasitor.conformance.rule.CataloguedRule;
import dev.chasitor.conformance.rule.CataloguedRule.Role;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.schedule.ScheduleToken;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The {@code tck explain} command: says everything about one rule. */
@Command(
    name = "explain",
    description =
        "Explains a rule: what it demands, where it comes from, the usual mistake, and what gives"
            + " it something to judge.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "For a rule for clients it runs random schedules and shows the first that gives the rule"
          + " something to judge.",
      "",
      "Exit code 2 if there is no such rule; then the closest ids are named.",
      "",
      "Example: chasitor tck explain C-RSY-09"
    })
final class TckExplainCommand implements Callable<Integer> {

  private static final int MOST_GUESSES = 4;

  private final Terminal terminal;

  @Parameters(paramLabel = "RULE", description = "The id of the rule, for example C-RSY-09.")
  private String rule = "";

  TckExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String id = rule.toUpperCase(Locale.ROOT).replace('_', '-');
    CataloguedRule found =
        Catalogue.find(id)
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        ExitCode.USAGE,
                        "There is no rule "
                            + rule
                            + "; the closest are "
                            + String.join(", ", closest(id))
                            + ". 'chasitor tck rules' lists all."));
    explain(found);
    return ExitCode.OK;
  }

  private static List<String> closest(String id) {
    List<String> ids = Catalogue.all().stream().map(CataloguedRule::id).toList();
    int nearest = ids.stream().mapToInt(each -> DidYouMean.edits(id, each)).min().orElse(0);
    return ids.stream()
        .filter(each -> DidYouMean.edits(id, each) == nearest)
        .limit(MOST_GUESSES)
        .toList();
  }

  private void explain(CataloguedRule found) {
    PrintStream out = terminal.out();
    out.printf(
        "%s, %s, for a %s%n",
        found.id(), found.level(), found.role().name().toLowerCase(Locale.ROOT));
    out.println(found.sentence());
    out.println();
    out.printf(
        "Source:       %s%s%n",
        found.source(), found.basis().map(basis -> " (" + basis + ")").orElse(""));
    found.usualCause().ifPresent(cause -> out.printf("Mistake:      %s%n", cause));
    out.printf(
        "Judged by:    %s%n",
        found
            .untested()
            .map(reason -> "no contract. " + reason)
            .or(found.role()::contract)
            .orElse("no contract"));
    if (!found.heldBy().isEmpty()) {
      out.printf("Tests:        %s hold Chasitor to it%n", String.join(", ", found.heldBy()));
    }
    if (found.role() == Role.CLIENT) {
      explain(Rule.valueOf(found.id().replace('-', '_')));
    }
  }

  private void explain(Rule found) {
    PrintStream out = terminal.out();
    WrongClient.all().stream()
        .filter(wrong -> wrong.breaks() == found)
        .forEach(wrong -> out.printf("Broken by:    %s: %s%n", wrong.name(), wrong.difference()));
    out.println("Broken by:    the broken clients that docs/tck.md lists with it");
    if (!Checkers.has(found)) {
      return;
    }
    RuleExercise exercise = SilentClient.during(() -> RuleExercise.of(found));
    out.printf(
        "Exercised by: %d of %d random schedules%n", exercise.judged(), exercise.schedules());
    exercise
        .first()
        .ifPresent(
            schedule ->
                out.printf(
                    "%nThe first of them:%n%s%n%nReplay: %s tck replay %s%n",
                    schedule, Again.command(), ScheduleToken.of(schedule)));
  }
}
