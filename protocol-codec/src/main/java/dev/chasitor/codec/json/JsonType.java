package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * How one kind of JSON value is read and written.
 *
 * @param <T> the value in Java
 */
public abstract class JsonType<T> {

  JsonType() {}

  /** What the value looks like on the wire. */
  public abstract WireValue describe();

  /** This type, which can also be read from a text, number or boolean; it is written as before. */
  public final JsonType<T> orText(Function<String, T> fromText) {
    return new TextAlternative<>(this, fromText);
  }

  /**
   * Reads the value whose first token is current, and leaves its last token current. A {@code null}
   * gets here only where nothing may be absent.
   */
  abstract T read(JsonInput in);

  abstract void write(JsonGenerator out, T value);
}
