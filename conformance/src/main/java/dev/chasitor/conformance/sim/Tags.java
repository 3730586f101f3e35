package dev.chasitor.conformance.sim;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import java.util.Optional;

/** The secrets of the simulation. Each contains its own tag. */
final class Tags implements Secrets {

  static final Secrets SECRETS = new Tags();

  /** Masks the number of a card. */
  static final SensitiveDataRule REPLACED =
      SensitiveDataRule.builder()
          .id("rule-1")
          .name("number")
          .pattern("\\d{4}")
          .actionType(Word.of(SensitiveDataAction.REPLACE))
          .replacement("****")
          .build();

  /** Takes a card out of a line. */
  static final SensitiveDataRule REMOVED =
      SensitiveDataRule.builder()
          .id("rule-2")
          .name("card")
          .pattern(" card \\d+")
          .actionType(Word.of(SensitiveDataAction.REMOVE))
          .build();

  private static final String NODE = "node-";

  private Tags() {}

  static SessionKey key(String id, int number) {
    return SessionKey.of(id + "!" + number + "!secret");
  }

  /** Returns the session of a key; empty if the simulation did not make the key. */
  static Optional<String> sessionIdOf(SessionKey key) {
    String text = key.reveal();
    int end = text.indexOf('!');
    return end < 0 ? Optional.empty() : Optional.of(text.substring(0, end));
  }

  static AffinityToken affinity(int node) {
    return AffinityToken.of(NODE + node);
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
  public String line(String text) {
    return text.split(" ", 2)[0];
  }

  @Override
  public boolean isSensitive(String text) {
    return text.contains(Step.SENSITIVE);
  }

  @Override
  public boolean isKeyIn(String text) {
    return text.contains("!secret");
  }

  @Override
  public boolean isTokenIn(String text) {
    return text.contains(NODE);
  }
}
