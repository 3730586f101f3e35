package dev.chasitor.codec.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A validator of JSON Schema 2020-12 takes the schemas, what we write, and nothing wrong. */
class SchemaTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final ObjectNode DOCUMENT = SchemaDocument.tree();

  static List<Fixture<?>> fixtures() {
    return Fixture.all();
  }

  @Test
  void isASchema() {
    Schema metaSchema = REGISTRY.getSchema(SchemaLocation.of(SchemaDocument.DIALECT));
    assertEquals(List.of(), metaSchema.validate(DOCUMENT));
    ObjectNode wrong = DOCUMENT.deepCopy();
    wrong.withObject("/$defs/ChatMessage").put("type", "objekt");
    assertFalse(metaSchema.validate(wrong).isEmpty());
  }

  /** A message that was malformed is written again as it came. */
  @ParameterizedTest
  @MethodSource("fixtures")
  void takesWhatWeWrite(Fixture<?> fixture) {
    JsonNode written = JsonTree.read(fixture.written().toBytes());
    List<?> errors = schema(fixture.kind()).validate(written);
    assertEquals(fixture.name().startsWith("malformed"), !errors.isEmpty(), errors.toString());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "message/ChatMessage | {'name':'A'} | required property 'text'",
        "message/ChatMessage | {'name':'A','text':7} | integer found, string expected",
        "message/QueueUpdate | {'position':1.5} | number found, integer expected",
        "response/SessionId | [] | array found, object expected",
        "response/Messages | {'messages':[{'message':{}}]} | required property 'type'",
        "response/Messages | {'messages':[{'type':'ChatMessage','message':{}}]} | 'text'",
        "request/ChasitorInit | {'organizationId':'1','deploymentId':'2','prechatDetails':[]} |"
            + " required property 'prechatEntities'",
      })
  void refusesWhatIsWrong(String kind, String document, String error) {
    List<com.networknt.schema.Error> errors =
        schema(BodyKind.named(kind).orElseThrow())
            .validate(JsonTree.read(document.replace('\'', '"')));
    assertTrue(errors.toString().contains(error), errors.toString());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "data/Message | {'type':'Brandnew','message':7}",
        "message/ChatEnded | {'reason':'brandnew','attachedRecords':[]}",
        "message/ChatMessage | {'name':'A','text':'','brandnew':[]}",
      })
  void takesWhatIsNew(String kind, String document) {
    assertEquals(
        List.of(),
        schema(BodyKind.named(kind).orElseThrow())
            .validate(JsonTree.read(document.replace('\'', '"'))));
  }

  private static Schema schema(BodyKind<?> kind) {
    ObjectNode schema = DOCUMENT.deepCopy();
    schema.setAll(new TypeSchemas("#/$defs/").reference(kind));
    return REGISTRY.getSchema(schema);
  }
}
