package dev.chasitor.conformance.schedule;

import dev.chasitor.codec.document.CodecLimits;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.JsonTypes;
import dev.chasitor.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Compares a document with the description of its tables. The tables accept what a peer may send:
 * unknown properties, and numbers in texts. In a schedule these are mistakes.
 */
final class Strictness {

  private static final JsonFormat FORMAT = JsonFormat.of(CodecLimits.defaults());
  private static final JsonType<Map<String, Json>> OBJECT = JsonTypes.map(JsonTypes.JSON);
  private static final JsonType<List<Json>> ARRAY = JsonTypes.list(JsonTypes.JSON);
  private static final Pattern INTEGER = Pattern.compile("-?\\d+");

  private Strictness() {}

  /**
   * Checks that a value has only known properties, and none of another type.
   *
   * @param expected the description of the value
   * @param json the value
   * @param path the place of the value, for messages
   * @throws MalformedScheduleException if it has others
   */
  static void check(WireValue expected, Json json, String path) {
    String text = json.text();
    switch (expected.kind()) {
      case OBJECT -> {
        require(text.startsWith("{"), "an object", text, path);
        checkProperties(expected.types().get(0), read(OBJECT, text), path);
      }
      case ARRAY -> {
        require(text.startsWith("["), "an array", text, path);
        List<Json> elements = read(ARRAY, text);
        for (int at = 0; at < elements.size(); at++) {
          check(expected.element().orElseThrow(), elements.get(at), path + "[" + at + "]");
        }
      }
      case TEXT, WORD -> require(text.startsWith("\""), "text", text, path);
      case BOOLEAN ->
          require(text.equals("true") || text.equals("false"), "true or false", text, path);
      case INT32, INT64 -> require(INTEGER.matcher(text).matches(), "an integer", text, path);
      case DOUBLE, MAP, UNION, ANY ->
          throw new IllegalStateException("A schedule has no value of kind " + expected.kind());
    }
  }

  private static void checkProperties(WireType type, Map<String, Json> found, String path) {
    found.forEach(
        (name, value) -> {
          WireProperty known =
              type.property(name)
                  .orElseThrow(
                      () ->
                          MalformedScheduleException.at(
                              path,
                              "expected only properties of "
                                  + type.name()
                                  + ", found \""
                                  + name
                                  + "\"; it has "
                                  + type.properties().stream().map(WireProperty::name).toList()));
          check(known.value(), value, path + "." + name);
        });
  }

  private static void require(boolean isRight, String what, String text, String path) {
    if (!isRight) {
      throw MalformedScheduleException.at(path, "expected " + what + ", found " + found(text));
    }
  }

  private static String found(String text) {
    return switch (text.charAt(0)) {
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "the text " + text;
      default -> text;
    };
  }

  private static <T> T read(JsonType<T> type, String json) {
    return FORMAT.fromBytes(type, json.getBytes(StandardCharsets.UTF_8));
  }
}
