package dev.chasitor.host;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.util.Objects;
import java.util.Optional;

/**
 * A wrapper for a lent source of credentials, which throws where that returns null. Thread-safe.
 *
 * @param source the lent source
 */
record CheckedCredentials(CredentialSource source) implements CredentialSource {

  @Override
  public String sessionId() {
    return notNull(source.sessionId(), "sessionId");
  }

  @Override
  public SessionKey key(String sessionId, long epochMillis) {
    return notNull(source.key(sessionId, epochMillis), "key");
  }

  @Override
  public AffinityToken affinity(int node) {
    return notNull(source.affinity(node), "affinity");
  }

  @Override
  public Optional<String> sessionIdOf(SessionKey key) {
    return notNull(source.sessionIdOf(key), "sessionIdOf");
  }

  private static <T> T notNull(T value, String method) {
    return Objects.requireNonNull(value, () -> "CredentialSource." + method + " returned null");
  }
}
