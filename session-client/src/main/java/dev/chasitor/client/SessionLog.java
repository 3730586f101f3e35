package dev.chasitor.client;

import dev.chasitor.session.visitor.SessionDescription;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log messages of one session, each of which begins with {@code chat=ID}. All log
 * messages of this package pass through here. Immutable.
 */
final class SessionLog {

  /** Writes what concerns a client and none of its sessions. */
  static final SessionLog WITHOUT_SESSION = new SessionLog(null);

  private final @Nullable SessionDescription session;

  private SessionLog(@Nullable SessionDescription session) {
    this.session = session;
  }

  static SessionLog of(SessionDescription session) {
    return new SessionLog(session);
  }

  void log(System.Logger to, System.Logger.Level level, String message) {
    to.log(level, prefixed(message));
  }

  /**
   * Logs a message with an exception.
   *
   * @param thrown has no text of foreign exceptions, which may quote what was sent
   */
  void log(System.Logger to, System.Logger.Level level, String message, Throwable thrown) {
    to.log(level, prefixed(message), thrown);
  }

  private String prefixed(String message) {
    return session == null ? message : session.label() + " " + message;
  }
}
