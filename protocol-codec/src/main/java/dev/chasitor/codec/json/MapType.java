package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** An object whose names are data. The order of the names is kept. */
final class MapType<V> extends JsonType<Map<String, V>> {

  private final JsonType<V> value;

  MapType(JsonType<V> value) {
    this.value = value;
  }

  @Override
  public WireValue describe() {
    return new WireValue(WireValue.Kind.MAP, List.of(), Optional.of(value.describe()), List.of());
  }

  @Override
  Map<String, V> read(JsonInput in) {
    if (in.token() != JsonToken.START_OBJECT) {
      throw in.expected("an object");
    }
    int most = in.limits().arrayLength();
    Map<String, V> values = new LinkedHashMap<>();
    String name;
    while ((name = in.parser.nextName()) != null) {
      if (values.size() == most) {
        throw in.wrong("expected at most " + most + " properties");
      }
      in.parser.nextToken();
      if (values.put(name, value.read(in)) != null) {
        throw in.wrong("expected each property once");
      }
    }
    return Collections.unmodifiableMap(values);
  }

  @Override
  void write(JsonGenerator out, Map<String, V> values) {
    out.writeStartObject();
    values.forEach(
        (name, v) -> {
          out.writeName(name);
          value.write(out, v);
        });
    out.writeEndObject();
  }
}
