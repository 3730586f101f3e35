package dev.chasitor.model;

import java.util.Map;

/**
 * A JSON object of the protocol that may carry properties newer than this model.
 *
 * <p>What a reader does not know it keeps, and writes again after the known properties: a relay
 * must not eat what it does not understand.
 */
public interface Extensible {

  /** The properties this model has no name for, by wire name, in the order they came. */
  Map<String, Json> additionalProperties();
}
