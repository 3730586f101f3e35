package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Json;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/**
 * The way in which one type of JSON value is read and written.
 *
 * @param <T> the value in Java
 */
public abstract class JsonType<T> {

  JsonType() {}

  /** Describes the value on the wire. */
  public abstract WireValue describe();

  /**
   * Returns this type, which can also be read from a text, number or boolean. It is written as
   * before.
   */
  public final JsonType<T> orText(Function<String, T> fromText) {
    return new TextAlternative<>(this, fromText);
  }

  /**
   * Reads the value whose first token is current. Afterwards its last token is current. That token
   * can be a JSON {@code null} only where the value must not be absent.
   */
  abstract T read(JsonInput in);

  /**
   * Reads what can be read of a value that was refused as a whole.
   *
   * @throws MalformedMessageException if nothing can be read
   */
  T salvage(Json raw, Salvage salvage) {
    return salvage.strictly(this, raw);
  }

  abstract void write(JsonGenerator out, T value);
}
