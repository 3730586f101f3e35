package dev.chasitor.codec.document;

import java.util.List;
import java.util.Optional;

/**
 * The description of a JSON object of the protocol, for documentation, schemas and generated tests.
 * It comes from the table that reads and writes the object.
 *
 * @param name the guide's name of the type
 * @param source the guide's chapter, or the clients that use the type
 * @param properties the known properties in the order in which they are written
 * @param open whether unknown properties are kept and written
 */
public record WireType(String name, String source, List<WireProperty> properties, boolean open) {

  public WireType {
    properties = List.copyOf(properties);
  }

  /** Returns the property that is written under this name. */
  public Optional<WireProperty> property(String wireName) {
    return properties.stream().filter(p -> p.name().equals(wireName)).findFirst();
  }
}
