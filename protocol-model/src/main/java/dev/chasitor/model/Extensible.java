package dev.chasitor.model;

import java.util.Map;

/**
 * A JSON object of the protocol that may have properties which this model does not know.
 *
 * <p>A reader keeps unknown properties, and a writer writes them after the known ones. A relay
 * therefore loses nothing.
 */
public interface Extensible {

  /**
   * The properties that this model does not know, by their names on the wire, in the order of the
   * document.
   */
  Map<String, Json> additionalProperties();
}
