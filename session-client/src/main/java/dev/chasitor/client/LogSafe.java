package dev.chasitor.client;

import org.jspecify.annotations.Nullable;

/**
 * What may be logged of an exception that somebody else's code threw: its kind and where it came
 * from. Its words may quote what was sent, and with it a session's key or what a visitor said of
 * themselves.
 */
final class LogSafe extends Exception {

  private static final long serialVersionUID = 1L;

  private LogSafe(String kind, @Nullable LogSafe cause) {
    super(kind, cause, false, true);
  }

  static LogSafe of(Throwable thrown) {
    return of(thrown, 8);
  }

  private static LogSafe of(Throwable thrown, int depth) {
    Throwable cause = thrown.getCause();
    LogSafe safe =
        new LogSafe(
            thrown.getClass().getName(), cause == null || depth == 0 ? null : of(cause, depth - 1));
    safe.setStackTrace(thrown.getStackTrace());
    return safe;
  }
}
