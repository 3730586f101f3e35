package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * A JSON object whose properties are listed in a table.
 *
 * @param <T> the value in Java
 */
public abstract sealed class ObjectType<T> extends JsonType<T> permits JsonShape, JsonRecord {

  ObjectType() {}

  /** Describes the table's rows, for people and tools. */
  public abstract WireType type();

  @Override
  public final WireValue describe() {
    return new WireValue(WireValue.Kind.OBJECT, List.of(), Optional.empty(), List.of(type()));
  }

  @Override
  final T read(JsonInput in) {
    if (in.token() != JsonToken.START_OBJECT) {
      throw in.expected("an object");
    }
    return readRest(in, null);
  }

  @Override
  final void write(JsonGenerator out, T value) {
    out.writeStartObject();
    writeProperties(out, value);
    out.writeEndObject();
  }

  /**
   * Reads the rest of the object's properties. If the current token is a property's name, that
   * property is read too.
   *
   * @param skipped a property that the caller has read; null if there is none
   */
  abstract T readRest(JsonInput in, @Nullable String skipped);

  /** Makes the value of a missing object, if the table requires no property. */
  abstract T readNothing(JsonInput in);

  abstract void writeProperties(JsonGenerator out, T value);
}
