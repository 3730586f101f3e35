package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.model.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

  /** Reads a property that no row knows; 1 if it is kept, 0 if not. */
  int readUnknown(JsonInput in, B builder, @Nullable String skipped) {
    String property = in.parser.currentName();
    in.parser.nextToken();
    if (extras == null || property.equals(skipped)) {
      in.parser.skipChildren();
      return 0;
    }
    extras.put().put(builder, property, JsonTypes.JSON.read(in));
    return 1;
  }

  /**
   * Reads what can be read of an object that was refused as a whole. A property that cannot be read
   * is kept among those that no row knows, under its name; so is a list of which an element cannot
   * be read, beside the elements that can. Of a property that comes twice the last counts, whether
   * a row knows it or not.
   */
  T salvage(Json raw, Salvage salvage) {
    JsonShape.Extras<T, B> others = Objects.requireNonNull(extras);
    B builder = starter.get();
    Map<Integer, Map.Entry<String, Json>> known = new TreeMap<>();
    for (Map.Entry<String, Json> property : salvage.properties(raw).entrySet()) {
      int row = names.of(property.getKey());
      if (row >= 0) {
        known.put(row, property);
      } else {
        others.put().put(builder, property.getKey(), property.getValue());
      }
    }
    long read = 0;
    for (Map.Entry<Integer, Map.Entry<String, Json>> each : known.entrySet()) {
      String property = each.getValue().getKey();
      Json value = each.getValue().getValue();
      Salvage part = salvage.within();
      if (Salvage.isNull(value)) {
        continue;
      }
      if (isSalvaged(each.getKey(), value, builder, part)) {
        read |= 1L << each.getKey();
      } else {
        part.lose();
      }
      if (part.lost()) {
        others.put().put(builder, property, value);
      }
    }
    long seen = read;
    return salvage.read(raw, in -> finish(in, builder, seen));
  }

  private boolean isSalvaged(int row, Json raw, B builder, Salvage salvage) {
    try {
      accesses.get(row).salvage(raw, builder, salvage);
      return true;
    } catch (MalformedMessageException | IllegalStateException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The value, if the rows that were seen are enough.
   *
   * @param unknown how many properties were seen that no row knows
   */
  T finish(JsonInput in, B builder, long seen, int unknown) {
    T value = finish(in, builder, seen);
    if (unknown > 1 && unknown(value).size() < unknown) {
      throw in.wrong("expected each property once");
    }
    return value;
  }

  private T finish(JsonInput in, B builder, long seen) {
    if ((required & ~seen) != 0) {
      throw missing(in, Long.numberOfTrailingZeros(required & ~seen));
    }
    try {
      return finisher.apply(builder);
    } catch (IllegalStateException | IllegalArgumentException e) {
      throw in.wrong("expected a valid " + name + ": " + e.getMessage());
    }
  }

  /** The properties that no row knows, and those that could not be read. */
  Map<String, Json> unknown(T value) {
    return extras == null ? Map.of() : extras.get().apply(value);
  }

  /** Whether one of these properties stands for what a row would write. */
  boolean replaceRows(Map<String, Json> unknown) {
    for (String property : unknown.keySet()) {
      if (names.of(property) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Writes the rows, each unless what came for it could not be read and was kept as it came. */
  void writeRows(JsonGenerator out, T value, Map<String, Json> unknown) {
    unknown.forEach(this::checkKept);
    for (int row = 0; row < accesses.size(); row++) {
      if (!isKept(row, unknown)) {
        accesses.get(row).write(out, value);
      }
    }
  }

  private boolean isKept(int row, Map<String, Json> unknown) {
    for (String property : unknown.keySet()) {
      if (names.of(property) == row) {
        return true;
      }
    }
    return false;
  }

  static void writeUnknown(JsonGenerator out, Map<String, Json> unknown) {
    unknown.forEach(
        (property, json) -> {
          out.writeName(property);
          JsonTypes.JSON.write(out, json);
        });
  }

  /** What can be read may not pose as what cannot: it would be read back as another value. */
  private void checkKept(String property, Json kept) {
    int row = names.of(property);
    if (row < 0) {
      return;
    }
    Salvage whole = new Salvage(JsonFormat.unlimited());
    if (Salvage.isNull(kept) || (isSalvaged(row, kept, starter.get(), whole) && !whole.lost())) {
      throw new IllegalArgumentException(
          "An additional property of " + name + " has the name of a known one: " + property);
    }
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
