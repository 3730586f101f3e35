package dev.chasitor.model;

/**
 * The token that names the server node a session lives on, {@code X-LIVEAGENT-AFFINITY} on the
 * wire.
 *
 * <p>Guide chapter 3; rule C-HDR-02.
 */
public final class AffinityToken extends Secret {

  private AffinityToken(String value) {
    super(value);
  }

  /** Wraps the token as SessionId or ResyncSession told it. */
  public static AffinityToken of(String value) {
    return new AffinityToken(value);
  }
}
