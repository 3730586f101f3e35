package dev.chasitor.client;

import org.jspecify.annotations.Nullable;

/**
 * The part of another exception that may be logged: its class and its stack trace. Its message may
 * quote a request, with a session's key or pre-chat values.
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
