package dev.chasitor.conformance.sim;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.util.HashMap;
import java.util.Map;

/**
 * The secrets of a real server. It learns each one from the server's answers and numbers them in
 * that order.
 */
final class LearntSecrets implements Secrets {

  private final Map<String, String> keys = new HashMap<>();
  private final Map<String, String> nodes = new HashMap<>();
  private final Map<String, String> strangers = new HashMap<>();

  @Override
  public String ofKey(SessionKey key) {
    return keys.computeIfAbsent(key.reveal(), unseen -> "key-" + (keys.size() + 1));
  }

  @Override
  public String ofNode(AffinityToken token) {
    return nodes.computeIfAbsent(token.reveal(), unseen -> "token-" + (nodes.size() + 1));
  }

  /**
   * Also names what the server never gave: it may be part of a secret, or one of another server.
   */
  @Override
  public String name(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String known = keys.getOrDefault(text, nodes.get(text));
    return known != null
        ? known
        : strangers.computeIfAbsent(text, unseen -> "unknown-" + (strangers.size() + 1));
  }

  @Override
  public String line(String text) {
    return text;
  }

  /** Returns false always: the rules of a real server are not known here. */
  @Override
  public boolean isSensitive(String text) {
    return false;
  }

  @Override
  public boolean isKeyIn(String text) {
    return keys.keySet().stream().anyMatch(text::contains);
  }

  @Override
  public boolean isTokenIn(String text) {
    return nodes.keySet().stream().anyMatch(text::contains);
  }
}
