package dev.chasitor.codec.json;

import dev.chasitor.codec.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/** An array of values of one type. */
final class ListType<V> extends JsonType<List<V>> {

  private final JsonType<V> element;

  ListType(JsonType<V> element) {
    this.element = element;
  }

  @Override
  public WireValue describe() {
    return new WireValue(
        WireValue.Kind.ARRAY, List.of(), Optional.of(element.describe()), List.of());
  }

  @Override
  List<V> read(JsonInput in) {
    if (in.token() != JsonToken.START_ARRAY) {
      throw in.expected("an array");
    }
    if (in.parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of();
    }
    V first = element.read(in);
    if (in.parser.nextToken() == JsonToken.END_ARRAY) {
      return List.of(first);
    }
    int most = in.limits().arrayLength();
    List<V> values = new ArrayList<>(4);
    values.add(first);
    do {
      if (values.size() == most) {
        throw in.wrong("expected at most " + most + " elements");
      }
      values.add(element.read(in));
    } while (in.parser.nextToken() != JsonToken.END_ARRAY);
    return values;
  }

  @Override
  void write(JsonGenerator out, List<V> values) {
    out.writeStartArray();
    // No iterator: lists of all kinds pass here, and it would be allocated.
    int size = values.size();
    for (int at = 0; at < size; at++) {
      element.write(out, values.get(at));
    }
    out.writeEndArray();
  }
}
