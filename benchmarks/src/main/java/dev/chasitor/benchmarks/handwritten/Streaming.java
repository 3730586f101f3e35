package dev.chasitor.benchmarks.handwritten;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** Helpers of the hand-written types. A reader fails if a value has the wrong token. */
final class Streaming {

  private Streaming() {}

  static PropertyNameMatcher names(SerializedString... names) {
    List<Named> named =
        Arrays.stream(names).map(name -> Named.fromString(name.getValue())).toList();
    return new JsonFactory().constructNameMatcher(named, false);
  }

  static void startObject(JsonParser in) {
    require(in, JsonToken.START_OBJECT);
  }

  static void startArray(JsonParser in) {
    require(in, JsonToken.START_ARRAY);
  }

  static String text(JsonParser in) {
    require(in, JsonToken.VALUE_STRING);
    return in.getString();
  }

  static boolean bool(JsonParser in) {
    if (in.currentToken() == JsonToken.VALUE_TRUE) {
      return true;
    }
    require(in, JsonToken.VALUE_FALSE);
    return false;
  }

  static void write(JsonGenerator out, SerializedString name, @Nullable String value) {
    if (value != null) {
      out.writeName(name);
      out.writeString(value);
    }
  }

  static void write(JsonGenerator out, SerializedString name, @Nullable Boolean value) {
    if (value != null) {
      out.writeName(name);
      out.writeBoolean(value);
    }
  }

  private static void require(JsonParser in, JsonToken token) {
    if (in.currentToken() != token) {
      throw new IllegalArgumentException("Expected " + token + " and found " + in.currentToken());
    }
  }
}
