package dev.chasitor.cli;

/** What the process tells its caller. */
final class ExitCode {
  /** All is well. */
  static final int OK = 0;

  /** A check failed, a body is not the protocol's, or something else went wrong. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The session was lost, or never came about. */
  static final int LOST = 3;

  private ExitCode() {}
}
