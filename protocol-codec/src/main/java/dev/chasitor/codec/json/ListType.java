package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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
    List<V> values = new ArrayList<>();
    read(in, values, List::add);
    return values;
  }

  /** Reads the elements and passes each to {@code add}, without making a list. */
  <C> void read(JsonInput in, C into, BiConsumer<C, V> add) {
    if (in.token() != JsonToken.START_ARRAY) {
      throw in.expected("an array");
    }
    int most = in.limits().arrayLength();
    for (int count = 0; in.parser.nextToken() != JsonToken.END_ARRAY; count++) {
      if (count == most) {
        throw in.wrong("expected at most " + most + " elements");
      }
      add.accept(into, element.read(in));
    }
  }

  /** An element that cannot be read spoils itself alone (rule K-ISO-01). */
  @Override
  List<V> salvage(Json raw, Salvage salvage) {
    List<V> values = new ArrayList<>();
    for (Json each : salvage.elements(raw)) {
      try {
        values.add(element.salvage(each, salvage));
      } catch (MalformedMessageException e) {
        salvage.lose();
      }
    }
    return values;
  }

  @Override
  void write(JsonGenerator out, List<V> values) {
    out.writeStartArray();
    // By index, since an iterator would be allocated: lists of many classes are written here.
    int size = values.size();
    for (int at = 0; at < size; at++) {
      element.write(out, values.get(at));
    }
    out.writeEndArray();
  }
}
