package dev.chasitor.host;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.util.Optional;

/**
 * Makes the ids, keys and tokens of sessions, and finds the session that a key belongs to.
 * Thread-safe.
 *
 * <p>Only keys that are stored with a session open it: {@link #sessionIdOf} says where to look, and
 * proves nothing.
 */
public interface CredentialSource {

  /**
   * Random credentials in the shapes of the real service (ruling A17): ids are UUIDs, a key is
   * {@code id!epochMillis!base64}, a token is eight hex digits.
   */
  static CredentialSource random() {
    return new RandomCredentials();
  }

  /** A new session's id; not a secret. */
  String sessionId();

  /**
   * A new key of a session.
   *
   * @param sessionId the session
   * @param epochMillis the time, in milliseconds since the epoch
   */
  SessionKey key(String sessionId, long epochMillis);

  /**
   * A new token of a node. Every session gets its own, and a new one with each take-over: requests
   * that were sent before the take-over are then known as stale (S-RES-04).
   *
   * @param node the node, from 0
   */
  AffinityToken affinity(int node);

  /** The id of the session that a key belongs to; empty if no session can have this key. */
  Optional<String> sessionIdOf(SessionKey key);
}
