package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Any value, kept as text without white space. Numbers keep their digits, and properties keep their
 * order.
 */
final class RawJson extends JsonType<Json> {

  @Override
  public WireValue describe() {
    return WireValue.of(WireValue.Kind.ANY);
  }

  @Override
  Json read(JsonInput in) {
    int arrayLength = in.limits().arrayLength();
    return Json.of(
        JsonFormat.compact(
            out -> {
              int open = 0;
              do {
                if (open > 0) {
                  in.parser.nextToken();
                }
                if (in.parser.streamReadContext().inArray()
                    && in.parser.streamReadContext().getCurrentIndex() >= arrayLength) {
                  throw in.wrong("expected at most " + arrayLength + " elements");
                }
                open += copy(in.parser, out);
              } while (open > 0);
            }));
  }

  @Override
  void write(JsonGenerator out, Json value) {
    try (JsonParser parser = JsonFormat.trustedParser(value.text())) {
      int open = 0;
      do {
        if (parser.nextToken() == null) {
          throw new IllegalArgumentException(
              "The text of a Json value is empty; it must hold one JSON value");
        }
        open += copy(parser, out);
      } while (open > 0);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException(
            "The text of a Json value must hold one JSON value, and holds more");
      }
    } catch (StreamReadException e) {
      throw new IllegalArgumentException("The text of a Json value is not valid JSON");
    }
  }

  /**
   * Copies one token. Returns 1 if the token opens an object or array, -1 if it closes one, else 0.
   */
  private static int copy(JsonParser parser, JsonGenerator out) {
    JsonToken token = parser.currentToken();
    switch (token) {
      case START_OBJECT -> out.writeStartObject();
      case END_OBJECT -> out.writeEndObject();
      case START_ARRAY -> out.writeStartArray();
      case END_ARRAY -> out.writeEndArray();
      case PROPERTY_NAME -> out.writeName(parser.currentName());
      case VALUE_STRING -> out.writeString(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(parser.getString());
      case VALUE_TRUE -> out.writeBoolean(true);
      case VALUE_FALSE -> out.writeBoolean(false);
      case VALUE_NULL -> out.writeNull();
      case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException(
              "The parser returned a token that JSON does not have: " + token);
    }
    return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
  }
}
