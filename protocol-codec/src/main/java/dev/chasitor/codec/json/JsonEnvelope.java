package dev.chasitor.codec.json;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.SerializedString;

/**
 * The table of an object that names the type of its body, like {@code {"type": …, "message": …}} or
 * {@code {"prefix": …, "noun": …, "object": …}}.
 *
 * <p>An envelope keeps a body of unknown type and a malformed body unchanged, so one of them does
 * no harm to its neighbours. Reading fails only if the text is not JSON or exceeds a limit. The
 * type is written first and may be read at any place. Each method returns a new envelope.
 *
 * @param <T> the envelope
 * @param <M> the body
 */
public final class JsonEnvelope<T, M> extends JsonType<T> {

  /**
   * Makes envelopes and bodies and takes them apart. The words of a body name its type, one word
   * for each property that does so.
   *
   * @param <T> the envelope
   * @param <M> the body
   */
  public interface Family<T, M> {

    /** Makes an envelope from a body and the properties that the envelope's table does not know. */
    T wrap(M body, Map<String, Json> extras);

    /** Returns the body of an envelope. */
    M body(T envelope);

    /** Returns the properties that the envelope's table does not know. */
    Map<String, Json> extras(T envelope);

    /**
     * Makes the catch-all for a body that could not be read.
     *
     * @param problem what was malformed; null if the type is unknown
     */
    M unknown(List<String> words, Json raw, @Nullable String problem);

    /** Returns the words that name the type of a body. */
    List<String> words(M body);

    /** Returns the JSON value of a catch-all; empty for any other body. */
    Optional<Json> raw(M body);

    /** Whether a catch-all holds a whole element that has not the form of an envelope. */
    boolean isNoEnvelope(M catchAll);
  }

  private static final Json NOTHING = Json.of("null");

  /**
   * Stands between joined words. No known word contains it, so different lists of words never join
   * to the same text.
   */
  private static final String SEPARATOR = "/";

  private final WireType wire;
  private final Family<T, M> family;
  private final boolean bodyAsText;

  /** Whether a known type counts, whatever the rest looks like. */
  private final boolean byType;

  /** The types of bodies, by their joined words. */
  private final Map<String, Variant<? extends M>> variants;

  /** The number of rows that name the type. The next row is the body. */
  private final int typeRows;

  /**
   * Whether the body has only one name. If not, a null body may be followed by the body under
   * another name.
   */
  private final boolean isOnlySpelling;

  private final PropertyNames names;
  private final List<SerializedString> written;

  private JsonEnvelope(
      WireType wire,
      Family<T, M> family,
      boolean bodyAsText,
      boolean byType,
      Map<String, Variant<? extends M>> variants) {
    this.wire = wire;
    this.family = family;
    this.bodyAsText = bodyAsText;
    this.byType = byType;
    this.variants = variants;
    this.typeRows = wire.properties().size() - 1;
    this.isOnlySpelling = wire.properties().get(typeRows).alsoReadAs().isEmpty();
    this.names = PropertyNames.of(wire.properties());
    this.written = wire.properties().stream().map(row -> new SerializedString(row.name())).toList();
  }

  /**
   * Makes an envelope that knows no types.
   *
   * @param typeNames the properties that name the type
   * @param bodyNames the names of the body's property: first the written one, then others that are
   *     read
   */
  public static <T, M> JsonEnvelope<T, M> of(
      String name,
      String source,
      List<String> typeNames,
      List<String> bodyNames,
      Family<T, M> family) {
    List<WireProperty> rows = new ArrayList<>();
    for (String typeName : typeNames) {
      rows.add(WireProperty.of(typeName, Presence.REQUIRED, WireValue.of(WireValue.Kind.WORD)));
    }
    rows.add(
        WireProperty.of(bodyNames.get(0), Presence.OPTIONAL, WireValue.of(WireValue.Kind.UNION))
            .withAlsoReadAs(bodyNames.subList(1, bodyNames.size())));
    return new JsonEnvelope<>(
        new WireType(name, source, rows, true), family, false, false, Map.of());
  }

  /** Adds a type of body: its words, its class and its table. */
  public <V extends M> JsonEnvelope<T, M> with(
      List<String> words, Class<V> java, ObjectType<V> type) {
    return with(words, java, type, false);
  }

  /** Adds a type of body. A malformed body of this type counts as missing (ruling A18). */
  public <V extends M> JsonEnvelope<T, M> withOptional(
      List<String> words, Class<V> java, ObjectType<V> type) {
    return with(words, java, type, true);
  }

  private <V extends M> JsonEnvelope<T, M> with(
      List<String> words, Class<V> java, ObjectType<V> type, boolean optional) {
    if (words.stream().anyMatch(word -> word.contains(SEPARATOR))) {
      throw new IllegalArgumentException(
          "A word of an envelope must not contain " + SEPARATOR + ", but these do: " + words);
    }
    String word = joined(words);
    Map<String, Variant<? extends M>> more = new LinkedHashMap<>(variants);
    more.put(word, new Variant<>(word, java, type, optional));
    return new JsonEnvelope<>(wire, family, bodyAsText, byType, more);
  }

  /**
   * Returns the table of one type of body.
   *
   * @throws IllegalArgumentException if no type has these words
   */
  public ObjectType<? extends M> body(List<String> words) {
    return variant(words).type();
  }

  private Variant<? extends M> variant(List<String> words) {
    String type = joined(words);
    Variant<? extends M> variant = variants.get(type);
    if (variant == null) {
      throw new IllegalArgumentException("No table for " + type);
    }
    return variant;
  }

  /** Returns the envelope without one type. Tests check with it that a lost row is noticed. */
  JsonEnvelope<T, M> without(List<String> words) {
    Map<String, Variant<? extends M>> fewer = new LinkedHashMap<>(variants);
    fewer.remove(joined(words));
    return new JsonEnvelope<>(wire, family, bodyAsText, byType, fewer);
  }

  /** Returns this envelope, whose body may also be a text that contains its JSON. */
  public JsonEnvelope<T, M> orBodyAsText() {
    return new JsonEnvelope<>(wire, family, true, byType, variants);
  }

  /**
   * The same envelope, in which a known type counts, whatever the other properties look like (rule
   * C-DLV-09): what cannot be read of the body is absent and kept as it came, among the properties
   * that the body's table does not know; a body that is no object at all, among those that the
   * envelope's does not know. A body is kept whole only if something is missing that its table
   * requires.
   */
  public JsonEnvelope<T, M> byType() {
    return new JsonEnvelope<>(wire, family, bodyAsText, true, variants);
  }

  @Override
  public WireValue describe() {
    List<WireProperty> rows = new ArrayList<>();
    for (int row = 0; row < typeRows; row++) {
      int word = row;
      List<String> words =
          variants.keySet().stream()
              .map(joined -> joined.split(SEPARATOR, -1)[word])
              .distinct()
              .toList();
      rows.add(
          wire.properties().get(row).withValue(described(WireValue.Kind.WORD, words, List.of())));
    }
    rows.add(
        wire.properties()
            .get(typeRows)
            .withValue(
                described(
                    WireValue.Kind.UNION,
                    List.copyOf(variants.keySet()),
                    variants.values().stream().map(variant -> variant.type().type()).toList())));
    return described(
        WireValue.Kind.OBJECT,
        List.of(),
        List.of(new WireType(wire.name(), wire.source(), rows, true)));
  }

  private static WireValue described(
      WireValue.Kind kind, List<String> words, List<WireType> types) {
    return new WireValue(kind, words, Optional.empty(), types);
  }

  @Override
  T read(JsonInput in) {
    int start = in.place();
    int outside = in.depthAround();
    try {
      return readObject(in, start);
    } catch (MalformedMessageException e) {
      Json raw = in.startedOver(start, outside);
      if (byType) {
        T salvaged = salvaged(raw, in.salvage(), e.getMessage());
        if (salvaged != null) {
          return salvaged;
        }
      }
      List<String> nameless = Collections.nCopies(typeRows, "");
      return family.wrap(family.unknown(nameless, raw, e.getMessage()), Map.of());
    }
  }

  /** What an envelope is by its type; null if it has no such type. */
  private @Nullable T salvaged(Json raw, Salvage salvage, @Nullable String problem) {
    if (Salvage.isScalar(raw)) {
      return null;
    }
    Map<String, Json> extras = new LinkedHashMap<>();
    @Nullable Json[] rows = new @Nullable Json[typeRows + 1];
    try {
      salvage
          .properties(raw)
          .forEach(
              (property, value) -> {
                int row = names.of(property);
                if (row < 0) {
                  extras.put(property, value);
                } else if (!Salvage.isNull(value)) {
                  rows[row] = value;
                }
              });
      List<String> words = new ArrayList<>();
      for (int row = 0; row < typeRows; row++) {
        Json word = rows[row];
        if (word == null) {
          return null;
        }
        words.add(salvage.strictly(JsonTypes.TEXT, word));
      }
      Json body = rows[typeRows];
      return family.wrap(salvagedBody(words, body, extras, salvage, problem), extras);
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  private M salvagedBody(
      List<String> words,
      @Nullable Json body,
      Map<String, Json> extras,
      Salvage salvage,
      @Nullable String problem) {
    Json raw = body == null ? NOTHING : body;
    Variant<? extends M> variant = variants.get(joined(words));
    if (variant == null) {
      return family.unknown(words, raw, null);
    }
    try {
      boolean isObject = raw.text().startsWith("{");
      M read = variant.type().salvage(isObject ? raw : Json.of("{}"), salvage);
      if (!isObject && body != null) {
        extras.put(wire.properties().get(typeRows).name(), raw);
      }
      return read;
    } catch (MalformedMessageException e) {
      return family.unknown(words, raw, problem);
    }
  }

  private T readObject(JsonInput in, int start) {
    if (in.token() != JsonToken.START_OBJECT) {
      throw in.expected("an object");
    }
    @Nullable String[] words = new @Nullable String[typeRows];
    M body = null;
    Map<String, Json> extras = Map.of();
    for (int row; (row = names.next(in.parser)) != PropertyNames.END; ) {
      if (row == PropertyNames.UNKNOWN) {
        String property = in.parser.currentName();
        in.parser.nextToken();
        extras = extras.isEmpty() ? new LinkedHashMap<>() : extras;
        if (extras.put(property, JsonTypes.JSON.read(in)) != null) {
          throw in.wrong("expected the property once");
        }
        continue;
      }
      in.parser.nextToken();
      if (row < typeRows ? words[row] != null : body != null) {
        throw in.wrong("expected the property once");
      }
      if (row < typeRows) {
        words[row] = Scalars.text(in);
      } else if (in.token() != JsonToken.VALUE_NULL || isOnlySpelling) {
        body = readBody(in, type(in, start, words));
      }
    }
    for (int row = 0; row < typeRows; row++) {
      if (words[row] == null) {
        throw in.missing(wire.properties().get(row).name(), "text");
      }
    }
    String bodyName = wire.properties().get(typeRows).name();
    return family.wrap(
        body == null ? readNothing(in, type(in, start, words), bodyName) : body, extras);
  }

  /** Returns the words that name the type. It looks up words that stand after the body. */
  private List<String> type(JsonInput in, int start, @Nullable String[] words) {
    String[] type = new String[typeRows];
    for (int row = 0; row < typeRows; row++) {
      String word = words[row];
      if (word == null) {
        word = in.textAhead(start, wire.properties().get(row).name());
      }
      type[row] = word == null ? "" : word;
    }
    return Arrays.asList(type);
  }

  private M readBody(JsonInput in, List<String> words) {
    Variant<? extends M> variant = variants.get(joined(words));
    if (variant == null) {
      return family.unknown(words, JsonTypes.JSON.read(in), null);
    }
    if (in.token() == JsonToken.VALUE_NULL) {
      return readNothing(in, words, null);
    }
    int start = in.place();
    int outside = in.depthAround();
    try {
      return bodyAsText && in.token() == JsonToken.VALUE_STRING
          ? in.readWithin(variant.type(), in.depth())
          : variant.type().read(in);
    } catch (MalformedMessageException e) {
      if (byType) {
        throw e;
      }
      Json raw = in.startedOver(start, outside);
      return variant.optional()
          ? readNothing(in, words, null)
          : family.unknown(words, raw, e.getMessage());
    }
  }

  /**
   * Makes a body that is null, or missing.
   *
   * @param missing the name of the body if the envelope lacks it
   */
  private M readNothing(JsonInput in, List<String> words, @Nullable String missing) {
    Variant<? extends M> variant = variants.get(joined(words));
    if (variant == null) {
      return family.unknown(words, NOTHING, null);
    }
    try {
      return variant.type().readNothing(in);
    } catch (MalformedMessageException e) {
      MalformedMessageException told = missing == null ? e : in.inside(missing, e);
      return family.unknown(words, NOTHING, told.getMessage());
    }
  }

  @Override
  void write(JsonGenerator out, T value) {
    M body = family.body(value);
    List<String> words = family.words(body);
    Optional<Json> raw = family.raw(body);
    if (raw.isPresent() && family.isNoEnvelope(body)) {
      JsonTypes.JSON.write(out, raw.get());
      return;
    }
    Map<String, Json> extras = family.extras(value);
    Json kept = extras.isEmpty() ? null : kept(extras);
    out.writeStartObject();
    for (int row = 0; row < typeRows; row++) {
      out.writeName(written.get(row));
      out.writeString(words.get(row));
    }
    out.writeName(written.get(typeRows));
    if (kept != null) {
      JsonTypes.JSON.write(out, kept);
    } else if (raw.isPresent()) {
      JsonTypes.JSON.write(out, raw.get());
    } else {
      variant(words).write(out, body);
    }
    if (!extras.isEmpty()) {
      extras.forEach((property, extra) -> writeExtra(out, property, extra));
    }
    out.writeEndObject();
  }

  /** A body that is no object, as it came. */
  private @Nullable Json kept(Map<String, Json> extras) {
    Json kept = byType ? extras.get(wire.properties().get(typeRows).name()) : null;
    return kept == null || kept.text().startsWith("{") || Salvage.isNull(kept) ? null : kept;
  }

  private void writeExtra(JsonGenerator out, String property, Json extra) {
    int row = names.of(property);
    if (row == typeRows && kept(Map.of(property, extra)) != null) {
      return;
    }
    if (row >= 0) {
      throw new IllegalArgumentException(
          "An additional property of " + wire.name() + " has the name of a known one");
    }
    out.writeName(property);
    JsonTypes.JSON.write(out, extra);
  }

  private static String joined(List<String> words) {
    return words.size() == 1 ? words.get(0) : String.join(SEPARATOR, words);
  }
}
