package dev.chasitor.codec.docs;

import tools.jackson.databind.node.ObjectNode;

/** {@code docs/schema/chasitor.schema.json}: every type as a JSON Schema. */
final class SchemaDocument {

  static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final String WHAT =
      "The documents of the Live Agent (Chat REST) protocol as a strict writer writes them; refer to"
          + " one as #/$defs/NAME. Readers take more: null counts as absent, numbers and booleans may"
          + " come as text, and some properties have other spellings, which their descriptions tell."
          + " Unknown properties, words and types are valid, since the protocol grows.";

  private SchemaDocument() {}

  static ObjectNode tree() {
    ObjectNode document = JsonTree.object();
    document.put("$schema", DIALECT);
    document.put("title", "Live Agent (Chat REST) protocol");
    document.put("description", WHAT);
    document.put("$comment", "Generated from the tables of protocol-codec.");
    document.set("$defs", new TypeSchemas("#/$defs/").all());
    return document;
  }

  static String text() {
    return JsonTree.text(tree());
  }
}
