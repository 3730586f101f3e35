package dev.chasitor.conformance.sim;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.SessionKey;

/** The secrets of a run, which stand in its history by short names only. */
interface Secrets {

  /** The name of a key that the server told. */
  String ofKey(SessionKey key);

  /** The name of a node whose token the server told. */
  String ofNode(AffinityToken token);

  /** A text as it may stand in a history: of a secret only its name. */
  String name(String text);

  /** By what a line of the visitor's can be told apart, whatever is masked in it. */
  String line(String text);

  /** Whether something stands in it that a rule for sensitive data keeps back. */
  boolean isSensitive(String text);

  /** Whether a session key stands in it. */
  boolean isKeyIn(String text);
}
