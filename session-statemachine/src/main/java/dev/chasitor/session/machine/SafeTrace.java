package dev.chasitor.session.machine;

import org.jspecify.annotations.Nullable;

/**
 * The part of another exception that may be logged: its class, its stack trace and its causes, but
 * no message. A message may quote a session's key, what a visitor said, or pre-chat values.
 *
 * <p>Drivers log this in place of what an application, a store or a transport threw. Immutable once
 * made; safe to share between threads.
 */
public final class SafeTrace extends Exception {

  private static final long serialVersionUID = 1L;

  /** How many causes are logged; further ones are left out. */
  private static final int MOST_CAUSES = 8;

  private SafeTrace(String kind, @Nullable SafeTrace cause) {
    super(kind, cause, false, true);
  }

  /** Returns what may be logged of an exception, with up to eight of its causes. */
  public static SafeTrace of(Throwable thrown) {
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
