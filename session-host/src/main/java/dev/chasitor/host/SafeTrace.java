package dev.chasitor.host;

import org.jspecify.annotations.Nullable;

/**
 * The part of another exception that may be logged: its class and its stack trace. The message of a
 * store's or a desk's exception may quote a session's key or a visitor's line.
 */
final class SafeTrace extends Exception {

  private static final long serialVersionUID = 1L;

  /** How many causes are logged; further ones are left out. */
  private static final int MOST_CAUSES = 8;

  private SafeTrace(String kind, @Nullable SafeTrace cause) {
    super(kind, cause, false, true);
  }

  static SafeTrace of(Throwable thrown) {
    return of(thrown, MOST_CAUSES);
  }

  private static SafeTrace of(Throwable thrown, int depth) {
    Throwable cause = thrown.getCause();
    SafeTrace safe =
        new SafeTrace(
            thrown.getClass().getName(), cause == null || depth == 0 ? null : of(cause, depth - 1));
    safe.setStackTrace(thrown.getStackTrace());
    return safe;
  }
}
