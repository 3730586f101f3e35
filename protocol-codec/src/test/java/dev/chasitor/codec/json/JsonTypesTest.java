package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.Documents.malformed;
import static dev.chasitor.codec.json.Documents.read;
import static dev.chasitor.codec.json.Documents.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.codec.document.WireValue.Kind;
import dev.chasitor.model.ClientType;
import dev.chasitor.model.Json;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The types of values: what they say of themselves, and the edges of what they read. */
class JsonTypesTest {

  @Test
  void scalarsSayTheirKind() {
    assertEquals(WireValue.of(Kind.TEXT), JsonTypes.TEXT.describe());
    assertEquals(WireValue.of(Kind.BOOLEAN), JsonTypes.BOOL.describe());
    assertEquals(WireValue.of(Kind.INT32), JsonTypes.INT32.describe());
    assertEquals(WireValue.of(Kind.INT64), JsonTypes.INT64.describe());
    assertEquals(WireValue.of(Kind.INT64), JsonTypes.DURATION.describe());
    assertEquals(WireValue.of(Kind.DOUBLE), JsonTypes.DOUBLE.describe());
    assertEquals(WireValue.of(Kind.ANY), JsonTypes.JSON.describe());
    assertEquals(WireValue.of(Kind.ANY), JsonTypes.JSON_TEXT.describe());
    assertEquals(
        WireValue.of(Kind.TEXT),
        JsonTypes.textAs("a key", SessionKey::of, SessionKey::reveal).describe());
  }

  @Test
  void wordsAndConstantsSayThemselves() {
    assertEquals(
        new WireValue(
            Kind.WORD, List.of("chasitor", "lightning", "snapins"), Optional.empty(), List.of()),
        JsonTypes.word(ClientType.class).describe());
    assertEquals("MONDAY", JsonTypes.enumOf(DayOfWeek.class).describe().words().get(0));
  }

  @Test
  void listsAndMapsSayWhatIsInThem() {
    WireValue element = JsonTypes.list(JsonTypes.map(JsonTypes.BOOL)).describe();
    assertEquals(Kind.ARRAY, element.kind());
    WireValue value = element.element().orElseThrow();
    assertEquals(Kind.MAP, value.kind());
    assertEquals(Optional.of(WireValue.of(Kind.BOOLEAN)), value.element());
  }

  @Test
  void wordsAreKeptKnownOrNot() {
    JsonType<Word<ClientType>> type = JsonTypes.word(ClientType.class);
    assertEquals(Word.of(ClientType.SNAPINS), read(type, "\"snapins\""));
    assertEquals("newer", read(type, "\"newer\"").raw());
    assertEquals("\"newer\"", write(type, read(type, "\"newer\"")));
  }

  @Test
  void anotherWayToSayItIsReadFromScalarsAndNeverWritten() {
    JsonType<List<String>> either = JsonTypes.list(JsonTypes.TEXT).orText(List::of);
    assertEquals(List.of("a"), read(either, "\"a\""));
    assertEquals(List.of("1.50"), read(either, "1.50"));
    assertEquals(List.of("true"), read(either, "true"));
    assertEquals(List.of("a", "b"), read(either, "[\"a\",\"b\"]"));
    assertEquals("expected an array, found null", malformed(either, "null").expectation());
    assertEquals("[\"a\"]", write(either, List.of("a")));
    assertEquals(Kind.ARRAY, either.describe().kind());
  }

  @Test
  void aNumberAsTextMayHaveSixtyFourCharacters() {
    String longest = "1." + "0".repeat(62);
    assertEquals(1, read(JsonTypes.INT32, "\"" + longest + "\""));
    assertEquals(
        "expected an integer, found text",
        malformed(JsonTypes.INT32, "\"" + longest + "0\"").expectation());
    assertEquals(
        "expected a number, found text",
        malformed(JsonTypes.DOUBLE, "\"1e99999999999\"").expectation());
  }

  @Test
  void aMapSaysWhatIsWrongWithIt() {
    JsonType<Map<String, Integer>> counts = JsonTypes.map(JsonTypes.INT32);
    assertEquals(Map.of("a", 1, "b", 2), read(counts, "{\"a\":1,\"b\":2}"));
    assertEquals(
        "at $.a, byte 11: expected each property once",
        malformed(counts, "{\"a\":1,\"a\":2}").getMessage());
    JsonFormat two = JsonFormat.of(CodecLimits.defaults().withArrayLength(2));
    assertEquals(2, two.fromBytes(counts, "{\"a\":1,\"b\":2}".getBytes(UTF_8)).size());
    MalformedMessageException e =
        assertThrows(
            MalformedMessageException.class,
            () -> two.fromBytes(counts, "{\"a\":1,\"b\":2,\"c\":3}".getBytes(UTF_8)));
    assertEquals("expected at most 2 properties", e.expectation());
  }

  @Test
  void jsonWithinATextIsUnpackedIfItHasStructure() {
    assertEquals(Json.of("{\"a\":[]}"), read(JsonTypes.JSON_TEXT, "\"{\\\"a\\\":[]}\""));
    assertEquals(Json.of("[1]"), read(JsonTypes.JSON_TEXT, "[1]"));
    assertEquals(Json.of("\"1\""), read(JsonTypes.JSON_TEXT, "\"1\""));
    assertEquals(Json.of("\"{\""), read(JsonTypes.JSON_TEXT, "\"{\""));
    assertEquals("\"[1]\"", write(JsonTypes.JSON_TEXT, Json.of("[ 1 ]")));
    assertEquals("\"1\"", write(JsonTypes.JSON_TEXT, Json.of("\"1\"")));
  }
}
