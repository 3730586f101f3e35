package dev.chasitor.cli;

/** The entry point of the {@code chasitor} command. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** Runs a command line and returns its exit code. */
  static int run(Terminal terminal, String... args) {
    int exitCode = ChasitorCommand.commandLine(terminal).execute(args);
    terminal.out().flush();
    terminal.err().flush();
    return exitCode;
  }
}
