package dev.chasitor.model;

/**
 * The key of a chat session, {@code X-LIVEAGENT-SESSION-KEY} on the wire: whoever holds it is the
 * visitor.
 *
 * <p>Guide chapter 3; rules C-HDR-03, C-HDR-04.
 */
public final class SessionKey extends Secret {

  private SessionKey(String value) {
    super(value);
  }

  /** Wraps the key as SessionId or ResyncSession told it. */
  public static SessionKey of(String value) {
    return new SessionKey(value);
  }
}
