package dev.chasitor.codec.document;

import java.util.List;
import java.util.Optional;

/**
 * What a JSON object of the protocol looks like, as read from the very table that reads and writes
 * it: for documentation, schemas and generated tests.
 *
 * @param name the guide's name of the type
 * @param source where it is described: the guide's chapter, or who was seen to use it
 * @param properties the known properties in the order they are written
 * @param open whether unknown properties are kept and written again
 */
public record WireType(String name, String source, List<WireProperty> properties, boolean open) {

  public WireType {
    properties = List.copyOf(properties);
  }

  /** The property with this name, in its written spelling. */
  public Optional<WireProperty> property(String wireName) {
    return properties.stream().filter(p -> p.name().equals(wireName)).findFirst();
  }
}
