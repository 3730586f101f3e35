package dev.chasitor.cli;

import dev.chasitor.conformance.rule.Catalogue;
import dev.chasitor.conformance.rule.CataloguedRule;
import dev.chasitor.conformance.rule.CataloguedRule.Role;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The {@code tck rules} command: shows the catalogues. */
@Command(
    name = "rules",
    description = "Lists the rules of all catalogues, each with its level.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "The first letter of an id says what the rule is for: C a client, K a codec, T a transport,"
          + " D a journal, S a server. An asterisk marks a rule that no contract judges.",
      "",
      "Example: chasitor tck rules --role codec"
    })
final class TckRulesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "Only the rules for this: ${COMPLETION-CANDIDATES}.")
  private @Nullable Role role;

  @Option(names = "--json", description = "Write a JSON document with everything about each rule.")
  private boolean json;

  TckRulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<CataloguedRule> rules =
        Catalogue.all().stream().filter(rule -> role == null || rule.role() == role).toList();
    if (json) {
      terminal.out().println(Catalogue.json(rules));
    } else {
      rules.forEach(rule -> terminal.out().println(row(rule)));
    }
    return ExitCode.OK;
  }

  private static String row(CataloguedRule rule) {
    return String.format(
        Locale.ROOT,
        "%-9s %s %-7s %s",
        rule.id(),
        rule.untested().isPresent() ? "*" : " ",
        rule.level(),
        rule.sentence());
  }
}
