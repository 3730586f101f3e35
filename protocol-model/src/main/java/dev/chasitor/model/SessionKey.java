package dev.chasitor.model;

/**
 * The key of a session, {@code X-LIVEAGENT-SESSION-KEY} on the wire. Whoever holds it can act as
 * the visitor.
 *
 * <p>Guide chapter 3; rules C-HDR-03, C-HDR-04.
 */
public final class SessionKey extends Secret {

  private SessionKey(String value) {
    super(value);
  }

  /** Wraps a key from an answer to SessionId or ResyncSession. */
  public static SessionKey of(String value) {
    return new SessionKey(value);
  }
}
