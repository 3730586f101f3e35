package dev.chasitor.host;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** A source of random credentials in the formats of the real service (ruling A17). Thread-safe. */
final class RandomCredentials implements CredentialSource {

  private static final int KEY_BYTES = 20;
  private static final int TOKEN_BYTES = 4;

  private final SecureRandom random = new SecureRandom();

  @Override
  public String sessionId() {
    return UUID.randomUUID().toString();
  }

  @Override
  public SessionKey key(String sessionId, long epochMillis) {
    String secret = Base64.getEncoder().encodeToString(bytes(KEY_BYTES));
    return SessionKey.of(sessionId + "!" + epochMillis + "!" + secret);
  }

  @Override
  public AffinityToken affinity(int node) {
    return AffinityToken.of(HexFormat.of().formatHex(bytes(TOKEN_BYTES)));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public Optional<String> sessionIdOf(SessionKey key) {
    String text = key.reveal();
    int end = text.indexOf('!');
    return end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }
}
