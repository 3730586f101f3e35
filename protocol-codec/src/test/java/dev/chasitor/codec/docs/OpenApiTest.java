package dev.chasitor.codec.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chasitor.codec.Resource;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI Initiative's own schema of OpenAPI 3.1 takes the document. */
class OpenApiTest {

  /** Found on the class path; nothing is fetched. */
  private static final Schema OPEN_API =
      SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_2020_12,
              registry ->
                  registry.schemaIdResolvers(
                      resolvers ->
                          resolvers.mapPrefix(
                              "https://spec.openapis.org", "classpath:spec.openapis.org")))
          .getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));

  @Test
  void isOpenApi() {
    assertEquals(List.of(), OPEN_API.validate(OpenApiDocument.tree()));
  }

  @ParameterizedTest
  @CsvSource({
    "/info, version",
    "/paths/~1System~1Messages/get/responses/204, description",
    "/components/parameters/ack, in",
  })
  void lacksNothing(String place, String property) {
    ObjectNode document = OpenApiDocument.tree();
    document.withObject(place).remove(property);
    assertFalse(OPEN_API.validate(document).isEmpty());
  }

  @Test
  void itsSchemasAreSchemas() {
    ObjectNode document = OpenApiDocument.tree();
    document.withObject("/components/schemas/ChatMessage").put("type", "objekt");
    assertFalse(OPEN_API.validate(document).isEmpty());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    ObjectNode document = OpenApiDocument.tree();
    Matcher reference =
        Pattern.compile("\"[$]ref\": \"#([^\"]+)\"").matcher(OpenApiDocument.text());
    TreeSet<String> astray = new TreeSet<>();
    int found = 0;
    while (reference.find()) {
      found++;
      if (document.at(reference.group(1)).isMissingNode()) {
        astray.add(reference.group(1));
      }
    }
    assertEquals(new TreeSet<>(), astray);
    assertFalse(found < Resource.all().size());
  }
}
