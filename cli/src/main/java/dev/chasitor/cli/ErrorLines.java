package dev.chasitor.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns an error into a line on standard error and an exit code. */
final class ErrorLines {
  private final Terminal terminal;
  private final ChasitorCommand root;

  ErrorLines(Terminal terminal, ChasitorCommand root) {
    this.terminal = terminal;
    this.root = root;
  }

  /** Reports a wrong command line. */
  int onWrongUsage(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    terminal.err().println(Printable.text("chasitor: " + problem.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
      terminal.err().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    command.getErr().flush();
    return ExitCode.USAGE;
  }

  /** Reports that a command threw an exception. */
  int onFailure(Exception problem, CommandLine command, ParseResult parsed) {
    if (root.isVerbose() || terminal.debug()) {
      problem.printStackTrace(terminal.err());
    }
    terminal.err().println(Printable.text("chasitor: " + firstLine(problem)));
    return problem instanceof CommandFailedException failed ? failed.exitCode() : ExitCode.FAILED;
  }

  private static String firstLine(Exception problem) {
    String message = Objects.requireNonNullElse(problem.getMessage(), "");
    return message.lines().findFirst().orElse(problem.getClass().getSimpleName());
  }
}
