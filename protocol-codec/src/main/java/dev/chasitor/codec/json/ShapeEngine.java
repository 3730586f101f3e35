package dev.chasitor.codec.json;

import dev.chasitor.codec.WireProperty;
import dev.chasitor.codec.WireProperty.Presence;
import dev.chasitor.model.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads and writes by a {@link JsonShape}: a loop over its rows, with the names compiled into a
 * matcher that compares bytes.
 */
final class ShapeEngine<T, B> {

  /** One bit per property says whether it was seen. */
  private static final int MOST_PROPERTIES = Long.SIZE;

  private final String name;
  private final Supplier<B> starter;
  private final Function<B, T> finisher;
  private final List<WireProperty> properties;
  private final List<PropertyAccess<T, B>> accesses;
  private final JsonShape.@Nullable Extras<T, B> extras;
  private final PropertyNames names;
  private final long required;

  ShapeEngine(
      String name,
      Supplier<B> starter,
      Function<B, T> finisher,
      List<JsonShape.Row<T, B>> rows,
      JsonShape.@Nullable Extras<T, B> extras) {
    if (rows.size() > MOST_PROPERTIES) {
      throw new IllegalArgumentException(name + " has more than 64 properties");
    }
    this.name = name;
    this.starter = starter;
    this.finisher = finisher;
    this.properties = rows.stream().map(JsonShape.Row::wire).toList();
    this.accesses = rows.stream().map(JsonShape.Row::access).toList();
    this.extras = extras;
    this.names = PropertyNames.of(properties);
    long mask = 0;
    for (int row = 0; row < properties.size(); row++) {
      if (properties.get(row).presence() == Presence.REQUIRED) {
        mask |= 1L << row;
      }
    }
    this.required = mask;
  }

  T read(JsonInput in, @Nullable String skipped) {
    JsonParser parser = in.parser;
    B builder = starter.get();
    long seen = 0;
    int row =
        parser.currentToken() == JsonToken.PROPERTY_NAME
            ? names.of(parser.currentName())
            : names.next(parser);
    while (row != PropertyNames.END) {
      if (row >= 0) {
        long bit = 1L << row;
        if ((seen & bit) != 0) {
          throw in.wrong("expected the property once");
        }
        seen |= bit;
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          accesses.get(row).read(in, builder);
        } else if ((required & bit) != 0) {
          throw in.expected(words(properties.get(row)));
        }
      } else {
        readUnknown(in, builder, skipped);
      }
      row = names.next(parser);
    }
    return finish(in, builder, seen);
  }

  T readNothing(JsonInput in) {
    return finish(in, starter.get(), 0);
  }

  void write(JsonGenerator out, T value) {
    for (PropertyAccess<T, B> access : accesses) {
      access.write(out, value);
    }
    if (extras != null) {
      Map<String, Json> unknown = extras.get().apply(value);
      if (!unknown.isEmpty()) {
        writeUnknown(out, unknown);
      }
    }
  }

  private T finish(JsonInput in, B builder, long seen) {
    long missing = required & ~seen;
    if (missing != 0) {
      WireProperty first = properties.get(Long.numberOfTrailingZeros(missing));
      throw in.missing(first.name(), words(first));
    }
    try {
      return finisher.apply(builder);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw in.wrong("expected a valid " + name + ": " + e.getMessage());
    }
  }

  private void readUnknown(JsonInput in, B builder, @Nullable String skipped) {
    String property = in.parser.currentName();
    in.parser.nextToken();
    if (extras == null || property.equals(skipped)) {
      in.parser.skipChildren();
    } else {
      extras.put().put(builder, property, JsonTypes.JSON.read(in));
    }
  }

  private void writeUnknown(JsonGenerator out, Map<String, Json> unknown) {
    unknown.forEach(
        (property, value) -> {
          if (names.of(property) >= 0) {
            throw new IllegalArgumentException(
                "An additional property of " + name + " has the name of a known one: " + property);
          }
          out.writeName(property);
          JsonTypes.JSON.write(out, value);
        });
  }

  private static String words(WireProperty property) {
    return switch (property.value().kind()) {
      case TEXT, WORD -> "text";
      case BOOLEAN -> "true or false";
      case INT32, INT64 -> "an integer";
      case DOUBLE -> "a number";
      case ARRAY -> "an array";
      case MAP, OBJECT, UNION -> "an object";
      case ANY -> "a value";
    };
  }
}
