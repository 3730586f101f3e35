package dev.chasitor.codec.docs;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees of JSON, and their text as it is kept in the repository. */
final class JsonTree {

  private static final JsonMapper MAPPER = new JsonMapper();

  private static final DefaultPrettyPrinter LAYOUT =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
          .withArrayIndenter(new DefaultIndenter("  ", "\n"));

  private JsonTree() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode read(byte[] json) {
    return MAPPER.readTree(json);
  }

  static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }

  static String text(JsonNode tree) {
    return MAPPER.writer().with(LAYOUT).writeValueAsString(tree) + "\n";
  }
}
