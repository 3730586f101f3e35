package dev.chasitor.model;

/**
 * The token that names the server node that holds a session, {@code X-LIVEAGENT-AFFINITY} on the
 * wire.
 *
 * <p>Guide chapter 3; rule C-HDR-02.
 */
public final class AffinityToken extends Secret {

  private AffinityToken(String value) {
    super(value);
  }

  /** Wraps a token from an answer to SessionId, ResyncSession or ReconnectSession. */
  public static AffinityToken of(String value) {
    return new AffinityToken(value);
  }
}
