package dev.chasitor.codec.docs;

import java.util.List;
import java.util.function.Supplier;

/**
 * A generated document.
 *
 * @param file its path within {@code docs}
 * @param generator makes its text
 */
record Document(String file, Supplier<String> generator) {

  static final List<Document> ALL =
      List.of(
          new Document("protocol.md", ProtocolPage::text),
          new Document("schema/chasitor.schema.json", SchemaDocument::text),
          new Document("openapi.json", OpenApiDocument::text));

  @Override
  public String toString() {
    return file;
  }
}
