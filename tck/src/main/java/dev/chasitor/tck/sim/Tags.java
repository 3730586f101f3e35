package dev.chasitor.tck.sim;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;
import java.util.Optional;

/** Short names for secrets in a history: the simulation's own secrets are made of them. */
final class Tags {

  private Tags() {}

  static SessionKey key(String id, int number) {
    return SessionKey.of(id + "!" + number + "!secret");
  }

  static AffinityToken affinity(int node) {
    return AffinityToken.of("node-" + node);
  }

  static String of(Optional<SessionKey> key) {
    return key.map(k -> name(k.reveal())).orElse("");
  }

  /** A text as it may stand in a history: of a key only a tag. */
  static String name(String text) {
    return isSecret(text) ? "key-" + text.split("!", -1)[1] : text;
  }

  /** Whether a session key stands in it. */
  static boolean isSecret(String text) {
    return text.contains("!secret");
  }

  static String ofNode(Optional<AffinityToken> affinity) {
    return affinity.map(AffinityToken::reveal).orElse("");
  }
}
