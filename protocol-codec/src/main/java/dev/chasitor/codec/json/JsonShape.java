package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * The table of a JSON object that is built with a builder: one line per property, read by both
 * directions.
 *
 * <pre>{@code
 * JsonShape.of("ChatMessage", ChatMessage::builder, ChatMessage.Builder::build)
 *     .required("text", TEXT, ChatMessage::text, ChatMessage.Builder::text)
 *     .optional("agentId", TEXT, ChatMessage::agentId, ChatMessage.Builder::agentId)
 * }</pre>
 *
 * <p>Properties are written in the order of the table and read in any. A property that comes twice
 * is an error, also under two spellings. Each method returns a new table.
 *
 * @param <T> the value
 * @param <B> its builder
 */
public final class JsonShape<T, B> extends ObjectType<T> {

  /** One property: what it looks like, and how it is reached. */
  record Row<T, B>(WireProperty wire, PropertyAccess<T, B> access) {}

  /** Where properties go that the table does not know. */
  record Extras<T, B>(Function<T, Map<String, Json>> get, ExtraSetter<B> put) {}

  /** Keeps a property that the table does not know. */
  public interface ExtraSetter<B> {
    /** Keeps the property in the builder. */
    void put(B into, String name, Json value);
  }

  private final String name;
  private final String source;
  private final Supplier<B> starter;
  private final Function<B, T> finisher;
  private final List<Row<T, B>> rows;
  private final @Nullable Extras<T, B> extras;
  private volatile @Nullable ShapeEngine<T> engine;

  private JsonShape(
      String name,
      String source,
      Supplier<B> starter,
      Function<B, T> finisher,
      List<Row<T, B>> rows,
      @Nullable Extras<T, B> extras) {
    this.name = name;
    this.source = source;
    this.starter = starter;
    this.finisher = finisher;
    this.rows = rows;
    this.extras = extras;
  }

  /**
   * A table without properties.
   *
   * @param name the type's name in the guide
   * @param starter makes a builder
   * @param finisher makes the value; what it throws as IllegalStateException or
   *     IllegalArgumentException is told as malformed, with its message, which must hold no value
   */
  public static <T, B> JsonShape<T, B> of(
      String name, Supplier<B> starter, Function<B, T> finisher) {
    return new JsonShape<>(name, "", starter, finisher, List.of(), null);
  }

  /** A property that must be there. */
  public <V> JsonShape<T, B> required(
      String property, JsonType<V> type, Function<T, V> get, BiConsumer<B, V> set) {
    return with(
        property,
        Presence.REQUIRED,
        type,
        new PropertyAccess.Always<>(new SerializedString(property), type, get, set));
  }

  /** A property whose absence leaves the builder's own default; always written. */
  public <V> JsonShape<T, B> defaulted(
      String property, JsonType<V> type, Function<T, V> get, BiConsumer<B, V> set) {
    return with(
        property,
        Presence.DEFAULTED,
        type,
        new PropertyAccess.Always<>(new SerializedString(property), type, get, set));
  }

  /** A property that may be absent. */
  public <V> JsonShape<T, B> optional(
      String property, JsonType<V> type, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
    return with(
        property,
        Presence.OPTIONAL,
        type,
        new PropertyAccess.Maybe<>(new SerializedString(property), type, get, set));
  }

  /** An integer of 32 bits that may be absent. */
  public JsonShape<T, B> optionalInt(
      String property, Function<T, OptionalInt> get, ObjIntConsumer<B> set) {
    return with(
        property,
        Presence.OPTIONAL,
        JsonTypes.INT32,
        new PropertyAccess.MaybeInt<>(new SerializedString(property), get, set));
  }

  /** An integer of 64 bits that may be absent. */
  public JsonShape<T, B> optionalLong(
      String property, Function<T, OptionalLong> get, ObjLongConsumer<B> set) {
    return with(
        property,
        Presence.OPTIONAL,
        JsonTypes.INT64,
        new PropertyAccess.MaybeLong<>(new SerializedString(property), get, set));
  }

  /** A double that may be absent. */
  public JsonShape<T, B> optionalDouble(
      String property, Function<T, OptionalDouble> get, BiConsumer<B, Double> set) {
    return with(
        property,
        Presence.OPTIONAL,
        JsonTypes.DOUBLE,
        new PropertyAccess.MaybeDouble<>(new SerializedString(property), get, set));
  }

  /**
   * A list that must be there.
   *
   * @param add puts one more element into the builder
   */
  public <V> JsonShape<T, B> requiredList(
      String property, JsonType<V> element, Function<T, List<V>> get, BiConsumer<B, V> add) {
    return withList(property, Presence.REQUIRED, element, get, add);
  }

  /** A list whose absence is an empty list; always written. */
  public <V> JsonShape<T, B> defaultedList(
      String property, JsonType<V> element, Function<T, List<V>> get, BiConsumer<B, V> add) {
    return withList(property, Presence.DEFAULTED, element, get, add);
  }

  /** A list whose absence is an empty list; not written when it is empty. */
  public <V> JsonShape<T, B> optionalList(
      String property, JsonType<V> element, Function<T, List<V>> get, BiConsumer<B, V> add) {
    return withList(property, Presence.OPTIONAL, element, get, add);
  }

  /** Another way to say something, which is read and never written. */
  public <V> JsonShape<T, B> readOnly(String property, JsonType<V> type, BiConsumer<B, V> set) {
    return with(property, Presence.READ_ONLY, type, new PropertyAccess.ReadOnly<>(type, set));
  }

  /** Where the type is described: the guide's chapter, or who was seen to use it. */
  public JsonShape<T, B> source(String where) {
    return new JsonShape<>(name, where, starter, finisher, rows, extras);
  }

  /** The first API version that has the last property, as the guides say; without this, 29. */
  public JsonShape<T, B> since(int version) {
    return changeLast(wire -> wire.withSince(ApiVersion.of(version)));
  }

  /** The last property was seen on the wire and stands in no guide. */
  public JsonShape<T, B> undocumented() {
    return changeLast(wire -> wire.withSince(null));
  }

  /** Other spellings in which the last property is read. */
  public JsonShape<T, B> also(String... spellings) {
    return changeLast(wire -> wire.withAlsoReadAs(List.of(spellings)));
  }

  /** Upper and lower case of the last property do not matter when it is read. */
  public JsonShape<T, B> anyCase() {
    return changeLast(WireProperty::withAnyCase);
  }

  /**
   * Properties that the table does not know are kept as they came, and written after the others.
   */
  public JsonShape<T, B> extras(Function<T, Map<String, Json>> get, ExtraSetter<B> put) {
    return new JsonShape<>(name, source, starter, finisher, rows, new Extras<>(get, put));
  }

  @Override
  public WireType type() {
    return new WireType(name, source, rows.stream().map(Row::wire).toList(), extras != null);
  }

  @Override
  T readRest(JsonInput in, @Nullable String skipped) {
    return engine().read(in, skipped);
  }

  @Override
  T readNothing(JsonInput in) {
    return engine().readNothing(in);
  }

  @Override
  void writeProperties(JsonGenerator out, T value) {
    engine().write(out, value);
  }

  /** The same table with another way to make a builder. */
  JsonShape<T, B> startedBy(Supplier<B> other) {
    return new JsonShape<>(name, source, other, finisher, rows, extras);
  }

  /** The same table without one property, which shows that a check of tables notices its loss. */
  JsonShape<T, B> without(String property) {
    List<Row<T, B>> fewer =
        rows.stream().filter(row -> !row.wire().name().equals(property)).toList();
    return new JsonShape<>(name, source, starter, finisher, fewer, extras);
  }

  private ShapeEngine<T> engine() {
    ShapeEngine<T> made = engine;
    if (made == null) {
      made = EngineClones.engine(ShapeTable.of(name, starter, finisher, rows, extras));
      engine = made;
    }
    return made;
  }

  private <V> JsonShape<T, B> withList(
      String property,
      Presence presence,
      JsonType<V> element,
      Function<T, List<V>> get,
      BiConsumer<B, V> add) {
    ListType<V> type = new ListType<>(element);
    boolean writtenEmpty = presence != Presence.OPTIONAL;
    return with(
        property,
        presence,
        type,
        new PropertyAccess.Elements<>(
            new SerializedString(property), type, writtenEmpty, get, add));
  }

  private JsonShape<T, B> with(
      String property, Presence presence, JsonType<?> type, PropertyAccess<T, B> access) {
    List<Row<T, B>> longer = new ArrayList<>(rows);
    longer.add(new Row<>(WireProperty.of(property, presence, type.describe()), access));
    return new JsonShape<>(name, source, starter, finisher, List.copyOf(longer), extras);
  }

  private JsonShape<T, B> changeLast(UnaryOperator<WireProperty> change) {
    List<Row<T, B>> changed = new ArrayList<>(rows);
    int last = rows.size() - 1;
    Row<T, B> row = rows.get(last);
    changed.set(last, new Row<>(change.apply(row.wire()), row.access()));
    return new JsonShape<>(name, source, starter, finisher, List.copyOf(changed), extras);
  }
}
