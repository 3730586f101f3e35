package dev.chasitor.conformance.sim;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;

/** Gives each secret of a run a short tag, which stands for it in the history. */
interface Secrets {

  /** Returns the tag of a session key from the server. */
  String ofKey(SessionKey key);

  /** Returns the tag of an affinity token from the server. */
  String ofNode(AffinityToken token);

  /** Returns the tag of a key or token that a client sends; empty for empty. */
  String name(String text);

  /**
   * Returns the part of a visitor's line that identifies it and that no rule for sensitive data
   * masks.
   */
  String line(String text);

  /** Whether a text holds something that a rule for sensitive data matches. */
  boolean isSensitive(String text);

  /** Whether a text holds a session key. */
  boolean isKeyIn(String text);

  /** Whether a text holds an affinity token. */
  boolean isTokenIn(String text);
}
