package dev.chasitor.tck.sim;

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

  /** Whether a session key stands in it. */
  boolean isKeyIn(String text);
}
