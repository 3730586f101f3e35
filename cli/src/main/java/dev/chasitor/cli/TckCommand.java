package dev.chasitor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code tck} command. Without a subcommand it fails and names the subcommands. */
@Command(
    name = "tck",
    description = "Shows the rules of the test kit, and runs schedules of it again.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class TckCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  private TckCommand() {}

  static CommandLine commandLine(Terminal terminal) {
    return new CommandLine(new TckCommand())
        .addSubcommand(new TckRulesCommand(terminal))
        .addSubcommand(new TckExplainCommand(terminal))
        .addSubcommand(new TckSelftestCommand(terminal))
        .addSubcommand(new TckReplayCommand(terminal));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Name a command of tck: rules, explain, selftest or replay");
    }
  }
}
