package dev.chasitor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command {@code chasitor}. Without a subcommand it fails and names the subcommands. */
@Command(
    name = "chasitor",
    description =
        "Tools for the Live Agent (Chat REST) protocol: a demonstration, a server, a visitor, a"
            + " decoder, a simulation and the test kit's rules.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the command succeeded",
      " 1:a check failed, or a body does not follow the protocol",
      " 2:the command line is wrong",
      " 3:the session was lost, or could not be opened"
    },
    footerHeading = "%n",
    footer =
        "Try 'chasitor demo' first. Set CHASITOR_DEBUG=1 or give --verbose to see stack traces.")
final class ChasitorCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean verbose;

  private ChasitorCommand() {}

  static CommandLine commandLine(Terminal terminal) {
    ChasitorCommand root = new ChasitorCommand();
    CommandLine commandLine = new CommandLine(root);
    commandLine.addSubcommand(new DemoCommand(terminal));
    commandLine.addSubcommand(new ServeCommand(terminal));
    commandLine.addSubcommand(new ChatCommand(terminal));
    commandLine.addSubcommand(new DecodeCommand(terminal));
    commandLine.addSubcommand(new SimulateCommand(terminal));
    commandLine.addSubcommand(TckCommand.commandLine(terminal));
    commandLine
        .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(terminal.coloured() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new ErrorLines(terminal, root)::onWrongUsage)
        .setExecutionExceptionHandler(new ErrorLines(terminal, root)::onFailure);
    return commandLine;
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(), "Name a command: demo, serve, chat, decode, simulate or tck");
    }
  }

  boolean isVerbose() {
    return verbose;
  }
}
