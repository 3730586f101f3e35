package dev.chasitor.codec.json;

import dev.chasitor.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads what can be read of a value that was refused as a whole (rule C-DLV-09). It is slower than
 * the tables' engines, and starts from the text of the value.
 *
 * <p>Whoever loses a part of a value keeps the text of the whole beside it; {@link #lost()} says
 * that there is a part to keep. One object serves one property.
 */
final class Salvage {
  private static final String NULL = "null";
  private static final byte[] NO_BYTES = {};

  private final JsonFormat format;
  private boolean lost;

  Salvage(JsonFormat format) {
    this.format = format;
  }

  /** The same for a part of the value. */
  Salvage within() {
    return new Salvage(format);
  }

  /** Notes that a part of the value cannot be read. */
  void lose() {
    lost = true;
  }

  /** Whether a part of the value could not be read. */
  boolean lost() {
    return lost;
  }

  static boolean isNull(Json raw) {
    return raw.text().equals(NULL);
  }

  static boolean isScalar(Json raw) {
    return !raw.text().startsWith("{") && !raw.text().startsWith("[");
  }

  /** Reads a value strictly. */
  <T> T strictly(JsonType<T> type, Json raw) {
    return read(raw, type::read);
  }

  /** The properties of an object. Of those with the same name the last counts (rule K-DUP-01). */
  Map<String, Json> properties(Json raw) {
    return read(
        raw,
        in -> {
          if (in.token() != JsonToken.START_OBJECT) {
            throw in.expected("an object");
          }
          Map<String, Json> properties = new LinkedHashMap<>();
          String name;
          while ((name = in.parser.nextName()) != null) {
            in.parser.nextToken();
            properties.put(name, JsonTypes.JSON.read(in));
          }
          return properties;
        });
  }

  /** The elements of an array. */
  List<Json> elements(Json raw) {
    return read(
        raw,
        in -> {
          if (in.token() != JsonToken.START_ARRAY) {
            throw in.expected("an array");
          }
          List<Json> elements = new ArrayList<>();
          while (in.parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(JsonTypes.JSON.read(in));
          }
          return elements;
        });
  }

  /** Calls {@code reader} with the value's first token current. */
  <R> R read(Json raw, Reader<R> reader) {
    try (JsonParser parser = JsonFormat.trustedParser(raw.text())) {
      JsonInput in = new JsonInput(format, NO_BYTES, null, 0, parser);
      try {
        parser.nextToken();
        return reader.read(in);
      } catch (JacksonException e) {
        throw format.unreadable(e, in);
      }
    }
  }

  /** Reads a value whose first token is current. */
  interface Reader<R> {
    R read(JsonInput in);
  }
}
