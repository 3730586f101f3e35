package dev.chasitor.cli;

/** What a command prints for the reader to run. */
final class Again {

  private Again() {}

  /** Returns the command as it was called, for example {@code ./chasitor}. */
  static String command() {
    return System.getProperty("chasitor.command", "chasitor");
  }
}
