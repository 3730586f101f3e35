package dev.chasitor.host;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.util.Optional;

/**
 * Makes the ids, keys and tokens of sessions, and finds the session that a key belongs to.
 * Thread-safe.
 *
 * <p>The host accepts only keys that are stored with a session: {@link #sessionIdOf} names the
 * session, and proves nothing.
 *
 * <p>If a method throws or returns null, the host answers 500 to the request and reports the
 * failure to its {@link HostObserver}.
 */
public interface CredentialSource {

  /**
   * Returns a source of random credentials in the formats of the real service (ruling A17): ids are
   * UUIDs, a key is {@code id!epochMillis!base64}, a token is eight hex digits.
   */
  static CredentialSource random() {
    return new RandomCredentials();
  }

  /** Returns the id for a new session; it is not a secret. */
  String sessionId();

  /**
   * Returns a new key for a session.
   *
   * @param sessionId the session's id
   * @param epochMillis the time, in milliseconds since the epoch
   */
  SessionKey key(String sessionId, long epochMillis);

  /**
   * Returns a new affinity token for a node. Each session gets its own, and a new one with each
   * take-over. So the host recognises requests from before the take-over (S-RES-04).
   *
   * @param node the node, from 0
   */
  AffinityToken affinity(int node);

  /** Returns the id of the session that a key belongs to; empty if no session can have this key. */
  Optional<String> sessionIdOf(SessionKey key);
}
