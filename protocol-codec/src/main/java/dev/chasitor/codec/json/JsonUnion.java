package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;

/**
 * The type of an object of one of several types, for sealed families. One text property names the
 * type.
 *
 * <pre>{@code
 * JsonUnion.<SessionState>by("phase")
 *     .with("Init", Init.class, INIT)
 *     .with("Ended", Ended.class, ENDED)
 * }</pre>
 *
 * <p>The property is written first and may be read at any place. Each method returns a new union.
 *
 * @param <S> the family
 */
public final class JsonUnion<S> extends JsonType<S> {

  private final String property;
  private final List<Variant<? extends S>> variants;

  private JsonUnion(String property, List<Variant<? extends S>> variants) {
    this.property = property;
    this.variants = variants;
  }

  /**
   * Makes a union without types.
   *
   * @param property the property that names the type
   */
  public static <S> JsonUnion<S> by(String property) {
    return new JsonUnion<>(property, List.of());
  }

  /** Adds a type: its word in the property, its class and its table. */
  public <V extends S> JsonUnion<S> with(String word, Class<V> java, ObjectType<V> type) {
    List<Variant<? extends S>> more = new ArrayList<>(variants);
    more.add(new Variant<>(word, java, type, false));
    return new JsonUnion<>(property, List.copyOf(more));
  }

  @Override
  public WireValue describe() {
    return new WireValue(
        WireValue.Kind.UNION,
        words(),
        Optional.empty(),
        variants.stream().map(variant -> variant.type().type()).toList());
  }

  @Override
  S read(JsonInput in) {
    if (in.token() != JsonToken.START_OBJECT) {
      throw in.expected("an object");
    }
    int start = in.place();
    String word;
    if (property.equals(in.parser.nextName())) {
      in.parser.nextToken();
      word = Scalars.text(in);
    } else {
      word = in.textAhead(start, property);
    }
    if (word == null) {
      throw in.wrongIn(property, "expected text, found nothing");
    }
    for (Variant<? extends S> variant : variants) {
      if (variant.isNamed(word)) {
        return variant.type().readRest(in, property);
      }
    }
    throw in.wrongIn(property, "expected one of " + words() + ", found another word");
  }

  @Override
  void write(JsonGenerator out, S value) {
    for (Variant<? extends S> variant : variants) {
      if (variant.java().isInstance(value)) {
        out.writeStartObject();
        out.writeName(property);
        out.writeString(variant.word());
        variant.writeProperties(out, value);
        out.writeEndObject();
        return;
      }
    }
    throw new IllegalArgumentException(
        "The union has no type for the class " + value.getClass().getName());
  }

  private List<String> words() {
    return variants.stream().map(Variant::word).toList();
  }
}
