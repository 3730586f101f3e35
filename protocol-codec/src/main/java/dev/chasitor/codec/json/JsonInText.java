package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * An object or array that is written as a text of its JSON. It is also read as an object or array
 * (ruling A26). Any other value, or a text without one, is kept unchanged.
 */
final class JsonInText extends JsonType<Json> {

  @Override
  public WireValue describe() {
    return WireValue.of(WireValue.Kind.ANY);
  }

  @Override
  Json read(JsonInput in) {
    if (in.token() == JsonToken.VALUE_STRING) {
      try {
        Json within = in.readWithin(JsonTypes.JSON, 0);
        if (isStructure(within)) {
          return within;
        }
      } catch (MalformedMessageException e) {
        // The text holds no object or array, so it stays a text.
      }
    }
    return JsonTypes.JSON.read(in);
  }

  @Override
  void write(JsonGenerator out, Json value) {
    Json checked = Json.of(JsonFormat.compact(compact -> JsonTypes.JSON.write(compact, value)));
    if (isStructure(checked)) {
      out.writeString(checked.text());
    } else {
      JsonTypes.JSON.write(out, checked);
    }
  }

  private static boolean isStructure(Json value) {
    return value.text().startsWith("{") || value.text().startsWith("[");
  }
}
