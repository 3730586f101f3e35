package dev.chasitor.tck.sim;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;

/** The simulation's own secrets, which are made of their names. */
final class Tags implements Secrets {

  static final Secrets SECRETS = new Tags();

  private Tags() {}

  static SessionKey key(String id, int number) {
    return SessionKey.of(id + "!" + number + "!secret");
  }

  static AffinityToken affinity(int node) {
    return AffinityToken.of("node-" + node);
  }

  @Override
  public String ofKey(SessionKey key) {
    return name(key.reveal());
  }

  @Override
  public String ofNode(AffinityToken token) {
    return token.reveal();
  }

  @Override
  public String name(String text) {
    return isKeyIn(text) ? "key-" + text.split("!", -1)[1] : text;
  }

  @Override
  public boolean isKeyIn(String text) {
    return text.contains("!secret");
  }
}
