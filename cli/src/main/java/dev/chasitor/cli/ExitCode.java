package dev.chasitor.cli;

/** The exit codes of the process. */
final class ExitCode {
  /** The command succeeded. */
  static final int OK = 0;

  /** A check failed, a body does not follow the protocol, or another error occurred. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The chat ended without anybody wanting it, or could not be opened. */
  static final int LOST = 3;

  private ExitCode() {}
}
