package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.model.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * The parts of a {@link JsonShape} that an engine uses, and the code that all engines share. It is
 * a record, since the JIT trusts the fields of records.
 *
 * @param name the type's name
 * @param starter makes a builder
 * @param finisher makes the value
 * @param accesses reads and writes the property of each row
 * @param names finds the row of a name
 * @param required a bit for each row whose property must be there
 * @param extras the getter and the setter for unknown properties
 */
record ShapeTable<T, B>(
    String name,
    Supplier<B> starter,
    Function<B, T> finisher,
    List<PropertyAccess<T, B>> accesses,
    PropertyNames names,
    long required,
    JsonShape.@Nullable Extras<T, B> extras) {

  /**
   * The most rows of a table. A {@code long} holds one bit per row for the properties that were
   * read.
   */
  private static final int MOST_PROPERTIES = Long.SIZE;

  static <T, B> ShapeTable<T, B> of(
      String name,
      Supplier<B> starter,
      Function<B, T> finisher,
      List<JsonShape.Row<T, B>> rows,
      JsonShape.@Nullable Extras<T, B> extras) {
    if (rows.size() > MOST_PROPERTIES) {
      throw new IllegalArgumentException(name + " has more than 64 properties");
    }
    long required = 0;
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).wire().presence() == Presence.REQUIRED) {
        required |= 1L << row;
      }
    }
    return new ShapeTable<>(
        name,
        starter,
        finisher,
        rows.stream().map(JsonShape.Row::access).toList(),
        PropertyNames.of(rows.stream().map(JsonShape.Row::wire).toList()),
        required,
        extras);
  }

  /** Returns the row of the first property. The name of that property may be current already. */
  int first(JsonInput in) {
    return in.token() == JsonToken.PROPERTY_NAME
        ? names.of(in.parser.currentName())
        : names.next(in.parser);
  }

  /** Moves to the value of this row's property. Returns false if the value is absent. */
  boolean hasValue(JsonInput in, int row) {
    if (in.parser.nextToken() != JsonToken.VALUE_NULL) {
      return true;
    }
    if ((required & (1L << row)) != 0) {
      throw in.expected(words(row));
    }
    return false;
  }

  void readUnknown(JsonInput in, B builder, @Nullable String skipped) {
    String property = in.parser.currentName();
    in.parser.nextToken();
    if (extras == null || property.equals(skipped)) {
      in.parser.skipChildren();
    } else {
      extras.put().put(builder, property, JsonTypes.JSON.read(in));
    }
  }

  /** Makes the value, after checking that all required rows were read. */
  T finish(JsonInput in, B builder, long seen) {
    if ((required & ~seen) != 0) {
      throw missing(in, Long.numberOfTrailingZeros(required & ~seen));
    }
    try {
      return finisher.apply(builder);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw in.wrong("expected a valid " + name + ": " + e.getMessage());
    }
  }

  void writeUnknown(JsonGenerator out, T value) {
    if (extras != null) {
      Map<String, Json> unknown = extras.get().apply(value);
      if (!unknown.isEmpty()) {
        unknown.forEach((property, json) -> writeUnknown(out, property, json));
      }
    }
  }

  private void writeUnknown(JsonGenerator out, String property, Json value) {
    if (names.of(property) >= 0) {
      throw new IllegalArgumentException(
          "An additional property of " + name + " has the name of a known one: " + property);
    }
    out.writeName(property);
    JsonTypes.JSON.write(out, value);
  }

  private MalformedMessageException missing(JsonInput in, int row) {
    return in.missing(names.properties().get(row).name(), words(row));
  }

  private String words(int row) {
    WireProperty property = names.properties().get(row);
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
