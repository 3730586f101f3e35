package dev.chasitor.server;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Makes ids, keys and tokens of the shapes the real service had (ruling A17). Thread-safe. */
final class CredentialIssuer {

  private static final int KEY_BYTES = 20;
  private static final int TOKEN_BYTES = 4;

  private final SecureRandom random = new SecureRandom();

  String sessionId() {
    return UUID.randomUUID().toString();
  }

  /** {@code id!epochMillis!base64}. */
  SessionKey key(String sessionId, long epochMillis) {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return SessionKey.of(
        sessionId + "!" + epochMillis + "!" + Base64.getEncoder().encodeToString(bytes));
  }

  /** Eight hex digits. */
  AffinityToken affinity() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return AffinityToken.of(HexFormat.of().formatHex(bytes));
  }

  /** The id a key begins with; the whole key when it has another shape. */
  static String sessionIdOf(SessionKey key) {
    String text = key.reveal();
    int end = text.indexOf('!');
    return end < 0 ? text : text.substring(0, end);
  }
}
