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
 * The table of a JSON object that is built with a builder. It has one row per property, for reading
 * and for writing.
 *
 * <pre>{@code
 * JsonShape.of("ChatMessage", ChatMessage::builder, ChatMessage.Builder::build)
 *     .required("text", TEXT, ChatMessage::text, ChatMessage.Builder::text)
 *     .optional("agentId", TEXT, ChatMessage::agentId, ChatMessage.Builder::agentId)
 * }</pre>
 *
 * <p>Properties are written in the order of the table and read in any order. A property that occurs
 * twice is an error, even under two names. Each method returns a new table.
 *
 * @param <T> the value
 * @param <B> the value's builder
 */
public final class JsonShape<T, B> extends ObjectType<T> {

  /** One property: its description, and how to read and write it. */
  record Row<T, B>(WireProperty wire, PropertyAccess<T, B> access) {}

  /** The getter and the setter for properties that the table does not know. */
  record Extras<T, B>(Function<T, Map<String, Json>> get, ExtraSetter<B> put) {}

  /** A setter for a property that the table does not know. */
  public interface ExtraSetter<B> {
    /** Puts the property into the builder. */
    void put(B into, String name, Json value);
  }

  private final String name;
  private final String source;
  private final Supplier<B> starter;
  private final Function<B, T> finisher;
  private final List<Row<T, B>> rows;
  private final @Nullable Extras<T, B> extras;
  private volatile @Nullable ShapeTable<T, B> table;
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
   * Makes a table without properties.
   *
   * @param name the type's name in the guide
   * @param starter makes a builder
   * @param finisher makes the value. Its IllegalStateException or IllegalArgumentException makes
   *     the document malformed. The message of that exception is reported, so it must contain no
   *     value.
   */
  public static <T, B> JsonShape<T, B> of(
      String name, Supplier<B> starter, Function<B, T> finisher) {
    return new JsonShape<>(name, "", starter, finisher, List.of(), null);
  }

  /** Adds a property that must be there. */
  public <V> JsonShape<T, B> required(
      String property, JsonType<V> type, Function<T, V> get, BiConsumer<B, V> set) {
    return with(
        property,
        Presence.REQUIRED,
        type,
        new PropertyAccess.Always<>(new SerializedString(property), type, get, set));
  }

  /** Adds a property that keeps the builder's default when it is absent. It is always written. */
  public <V> JsonShape<T, B> defaulted(
      String property, JsonType<V> type, Function<T, V> get, BiConsumer<B, V> set) {
    return with(
        property,
        Presence.DEFAULTED,
        type,
        new PropertyAccess.Always<>(new SerializedString(property), type, get, set));
  }

  /** Adds a property that may be absent. */
  public <V> JsonShape<T, B> optional(
      String property, JsonType<V> type, Function<T, Optional<V>> get, BiConsumer<B, V> set) {
    return with(
        property,
        Presence.OPTIONAL,
        type,
        new PropertyAccess.Maybe<>(new SerializedString(property), type, get, set));
  }

  /** Adds an integer of 32 bits that may be absent. */
  public JsonShape<T, B> optionalInt(
      String property, Function<T, OptionalInt> get, ObjIntConsumer<B> set) {
    return with(
        property,
        Presence.OPTIONAL,
        JsonTypes.INT32,
        new PropertyAccess.MaybeInt<>(new SerializedString(property), get, set));
  }

  /** Adds an integer of 64 bits that may be absent. */
  public JsonShape<T, B> optionalLong(
      String property, Function<T, OptionalLong> get, ObjLongConsumer<B> set) {
    return with(
        property,
        Presence.OPTIONAL,
        JsonTypes.INT64,
        new PropertyAccess.MaybeLong<>(new SerializedString(property), get, set));
  }

  /** Adds a double that may be absent. */
  public JsonShape<T, B> optionalDouble(
      String property, Function<T, OptionalDouble> get, BiConsumer<B, Double> set) {
    return with(
        property,
        Presence.OPTIONAL,
        JsonTypes.DOUBLE,
        new PropertyAccess.MaybeDouble<>(new SerializedString(property), get, set));
  }

  /**
   * Adds a list that must be there.
   *
   * @param add puts one element into the builder
   */
  public <V> JsonShape<T, B> requiredList(
      String property, JsonType<V> element, Function<T, List<V>> get, BiConsumer<B, V> add) {
    return withList(property, Presence.REQUIRED, element, get, add);
  }

  /** Adds a list. An absent list is read as an empty one; the list is always written. */
  public <V> JsonShape<T, B> defaultedList(
      String property, JsonType<V> element, Function<T, List<V>> get, BiConsumer<B, V> add) {
    return withList(property, Presence.DEFAULTED, element, get, add);
  }

  /** Adds a list. An absent list is read as an empty one, and an empty one is not written. */
  public <V> JsonShape<T, B> optionalList(
      String property, JsonType<V> element, Function<T, List<V>> get, BiConsumer<B, V> add) {
    return withList(property, Presence.OPTIONAL, element, get, add);
  }

  /** Adds an alternative form of another property. It is read and never written. */
  public <V> JsonShape<T, B> readOnly(String property, JsonType<V> type, BiConsumer<B, V> set) {
    return with(property, Presence.READ_ONLY, type, new PropertyAccess.ReadOnly<>(type, set));
  }

  /** Sets where the type is described: the guide's chapter, or the clients that use it. */
  public JsonShape<T, B> source(String where) {
    return new JsonShape<>(name, where, starter, finisher, rows, extras);
  }

  /** Sets the first API version with the last property, as the guides state. The default is 29. */
  public JsonShape<T, B> since(int version) {
    return changeLast(wire -> wire.withSince(ApiVersion.of(version)));
  }

  /** Marks the last property as seen on the wire but in no guide. */
  public JsonShape<T, B> undocumented() {
    return changeLast(wire -> wire.withSince(null));
  }

  /** Adds other names under which the last property is read. */
  public JsonShape<T, B> also(String... spellings) {
    return changeLast(wire -> wire.withAlsoReadAs(List.of(spellings)));
  }

  /** Ignores upper and lower case of the last property's name when it is read. */
  public JsonShape<T, B> anyCase() {
    return changeLast(WireProperty::withAnyCase);
  }

  /** Keeps properties that the table does not know, and writes them after the others. */
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
  T salvage(Json raw, Salvage salvage) {
    return extras == null ? super.salvage(raw, salvage) : table().salvage(raw, salvage);
  }

  @Override
  void writeProperties(JsonGenerator out, T value) {
    engine().write(out, value);
  }

  /** Returns this table with another supplier of builders. */
  JsonShape<T, B> startedBy(Supplier<B> other) {
    return new JsonShape<>(name, source, other, finisher, rows, extras);
  }

  /**
   * Returns this table without one property. Tests use it to show that a check of tables notices
   * the missing property.
   */
  JsonShape<T, B> without(String property) {
    List<Row<T, B>> fewer =
        rows.stream().filter(row -> !row.wire().name().equals(property)).toList();
    return new JsonShape<>(name, source, starter, finisher, fewer, extras);
  }

  private ShapeEngine<T> engine() {
    ShapeEngine<T> made = engine;
    if (made == null) {
      made = EngineClones.engine(table());
      engine = made;
    }
    return made;
  }

  private ShapeTable<T, B> table() {
    ShapeTable<T, B> made = table;
    if (made == null) {
      made = ShapeTable.of(name, starter, finisher, rows, extras);
      table = made;
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
