package dev.chasitor.codec.json;

import dev.chasitor.codec.MalformedMessageException;
import dev.chasitor.codec.WireProperty;
import dev.chasitor.codec.WireProperty.Presence;
import dev.chasitor.codec.WireType;
import dev.chasitor.codec.WireValue;
import dev.chasitor.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * An object that names the type of its body, like {@code {"type": …, "message": …}}.
 *
 * <p>Reading it never fails for what is in it: an unknown type and a malformed body are kept as
 * they came, so that one of them costs none of its neighbours. Only text that is not JSON, or that
 * is over a limit, fails. The type is written first and read anywhere.
 *
 * @param <T> the envelope
 * @param <M> the body
 */
public final class JsonEnvelope<T, M> extends JsonType<T> {

  /**
   * How envelopes and bodies are built and taken apart.
   *
   * @param <T> the envelope
   * @param <M> the body
   */
  public interface Family<T, M> {

    /** An envelope around a body, with the properties the envelope's table does not know. */
    T wrap(M body, Map<String, Json> extras);

    /** The body of an envelope. */
    M body(T envelope);

    /** The properties the envelope's table does not know. */
    Map<String, Json> extras(T envelope);

    /** The catch-all: a body that could not be read, and why if its type is known. */
    M unknown(String word, Json raw, @Nullable String problem);

    /** The word that names the type of a body. */
    String word(M body);

    /** What a catch-all holds; empty for any other body. */
    Optional<Json> raw(M body);
  }

  private static final Json NOTHING = Json.of("null");

  private final String name;
  private final SerializedString typeName;
  private final SerializedString bodyName;
  private final Family<T, M> family;
  private final Map<String, Variant<? extends M>> variants;

  private JsonEnvelope(
      String name,
      SerializedString typeName,
      SerializedString bodyName,
      Family<T, M> family,
      Map<String, Variant<? extends M>> variants) {
    this.name = name;
    this.typeName = typeName;
    this.bodyName = bodyName;
    this.family = family;
    this.variants = variants;
  }

  /** An envelope that knows no types yet, and the names of its two properties. */
  public static <T, M> JsonEnvelope<T, M> of(
      String name, String typeName, String bodyName, Family<T, M> family) {
    return new JsonEnvelope<>(
        name, new SerializedString(typeName), new SerializedString(bodyName), family, Map.of());
  }

  /** One more type of body: its word, its class, its table. */
  public <V extends M> JsonEnvelope<T, M> with(String word, Class<V> java, ObjectType<V> type) {
    Map<String, Variant<? extends M>> more = new LinkedHashMap<>(variants);
    more.put(word, new Variant<>(new SerializedString(word), java, type));
    return new JsonEnvelope<>(name, typeName, bodyName, family, more);
  }

  @Override
  public WireValue describe() {
    WireValue type =
        new WireValue(
            WireValue.Kind.WORD, List.copyOf(variants.keySet()), Optional.empty(), List.of());
    WireValue body =
        new WireValue(
            WireValue.Kind.UNION,
            List.copyOf(variants.keySet()),
            Optional.empty(),
            variants.values().stream().map(variant -> variant.type().type()).toList());
    return new WireValue(
        WireValue.Kind.OBJECT,
        List.of(),
        Optional.empty(),
        List.of(
            new WireType(
                name,
                List.of(
                    new WireProperty(
                        typeName.getValue(), List.of(), false, Presence.REQUIRED, type),
                    new WireProperty(
                        bodyName.getValue(), List.of(), false, Presence.OPTIONAL, body)),
                true)));
  }

  @Override
  T read(JsonInput in) {
    int start = in.offset();
    int outside = in.depthAround();
    try {
      return readObject(in, start);
    } catch (MalformedMessageException e) {
      return family.wrap(
          family.unknown("", in.startedOver(start, outside), e.getMessage()), Map.of());
    }
  }

  @Override
  void write(JsonGenerator out, T value) {
    M body = family.body(value);
    Optional<Json> raw = family.raw(body);
    out.writeStartObject();
    out.writeName(typeName);
    if (raw.isPresent()) {
      out.writeString(family.word(body));
      out.writeName(bodyName);
      JsonTypes.JSON.write(out, raw.get());
    } else {
      Variant<? extends M> variant = variants.get(family.word(body));
      if (variant == null) {
        throw new IllegalArgumentException("No table for " + family.word(body));
      }
      out.writeString(variant.word());
      out.writeName(bodyName);
      variant.write(out, body);
    }
    family
        .extras(value)
        .forEach(
            (property, extra) -> {
              if (property.equals(typeName.getValue()) || property.equals(bodyName.getValue())) {
                throw new IllegalArgumentException(
                    "An additional property of " + name + " has the name of a known one");
              }
              out.writeName(property);
              JsonTypes.JSON.write(out, extra);
            });
    out.writeEndObject();
  }

  private T readObject(JsonInput in, int start) {
    if (in.token() != JsonToken.START_OBJECT) {
      throw in.expected("an object");
    }
    String word = null;
    M body = null;
    Map<String, Json> extras = Map.of();
    String property;
    while ((property = in.parser.nextName()) != null) {
      in.parser.nextToken();
      if (property.equals(typeName.getValue())) {
        word = Scalars.text(in);
      } else if (property.equals(bodyName.getValue())) {
        if (body != null) {
          throw in.wrong("expected the property once");
        }
        if (word == null) {
          word = in.textAhead(start, typeName.getValue());
        }
        body = readBody(in, word == null ? "" : word);
      } else {
        if (extras.isEmpty()) {
          extras = new LinkedHashMap<>();
        }
        extras.put(property, JsonTypes.JSON.read(in));
      }
    }
    if (word == null) {
      throw in.missing(typeName.getValue(), "text");
    }
    return family.wrap(body == null ? readNothing(in, word) : body, extras);
  }

  private M readBody(JsonInput in, String word) {
    Variant<? extends M> variant = variants.get(word);
    if (variant == null) {
      return family.unknown(word, JsonTypes.JSON.read(in), null);
    }
    if (in.token() == JsonToken.VALUE_NULL) {
      return readNothing(in, word);
    }
    int start = in.offset();
    int outside = in.depthAround();
    try {
      return variant.type().read(in);
    } catch (MalformedMessageException e) {
      return family.unknown(word, in.startedOver(start, outside), e.getMessage());
    }
  }

  private M readNothing(JsonInput in, String word) {
    Variant<? extends M> variant = variants.get(word);
    if (variant == null) {
      return family.unknown(word, NOTHING, null);
    }
    try {
      return variant.type().readNothing(in);
    } catch (MalformedMessageException e) {
      return family.unknown(word, NOTHING, e.getMessage());
    }
  }
}
