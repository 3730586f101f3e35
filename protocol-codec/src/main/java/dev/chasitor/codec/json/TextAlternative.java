package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Json;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** A type that can also be read from a text, number or boolean. */
final class TextAlternative<T> extends JsonType<T> {

  private final JsonType<T> type;
  private final Function<String, T> fromText;

  TextAlternative(JsonType<T> type, Function<String, T> fromText) {
    this.type = type;
    this.fromText = fromText;
  }

  @Override
  public WireValue describe() {
    return type.describe();
  }

  @Override
  T read(JsonInput in) {
    JsonToken token = in.token();
    return token.isScalarValue() && token != JsonToken.VALUE_NULL
        ? fromText.apply(in.parser.getString())
        : type.read(in);
  }

  @Override
  T salvage(Json raw, Salvage salvage) {
    return Salvage.isScalar(raw) ? salvage.strictly(this, raw) : type.salvage(raw, salvage);
  }

  @Override
  void write(JsonGenerator out, T value) {
    type.write(out, value);
  }
}
