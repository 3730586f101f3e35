package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The table of a JSON object that is built by a constructor, for records. It has one row per
 * component, in the order of the constructor.
 *
 * <pre>{@code
 * JsonRecord.of("Point", s -> new Point(s.next(), s.next()))
 *     .required("x", INT32, Point::x)
 *     .optional("label", TEXT, Point::label)   // an Optional<String>
 * }</pre>
 *
 * <p>Unknown properties are skipped. Each method returns a new table.
 *
 * @param <T> the value
 */
public final class JsonRecord<T> extends ObjectType<T> {

  /**
   * Fills the slot of a required property until the property is read. A missing property is
   * reported before the constructor takes it.
   */
  private static final Object NEVER_SEEN = new Object();

  private final List<Object> absent;
  private final JsonShape<T, Slots> shape;

  private JsonRecord(List<Object> absent, JsonShape<T, Slots> shape) {
    this.absent = absent;
    this.shape = shape;
  }

  /**
   * Makes a table without properties.
   *
   * @param name the type's name
   * @param constructor takes its arguments with {@link Slots#next()}, one for each row
   */
  public static <T> JsonRecord<T> of(String name, Function<Slots, T> constructor) {
    return new JsonRecord<>(
        List.of(), JsonShape.of(name, () -> new Slots(new Object[0]), constructor));
  }

  /** Adds a component that must be there. */
  public <V> JsonRecord<T> required(String property, JsonType<V> type, Function<T, V> get) {
    int slot = absent.size();
    return with(
        NEVER_SEEN, shape.required(property, type, get, (slots, value) -> slots.set(slot, value)));
  }

  /** Adds a component that has a default when it is absent. It is always written. */
  public <V> JsonRecord<T> defaulted(
      String property, JsonType<V> type, V whenAbsent, Function<T, V> get) {
    int slot = absent.size();
    return with(
        whenAbsent, shape.defaulted(property, type, get, (slots, value) -> slots.set(slot, value)));
  }

  /** Adds a component that has a default when it is absent. The default is not written. */
  public <V> JsonRecord<T> sparse(
      String property, JsonType<V> type, V whenAbsent, Function<T, V> get) {
    int slot = absent.size();
    return with(
        whenAbsent,
        shape.optional(
            property,
            type,
            value -> Optional.of(get.apply(value)).filter(v -> !v.equals(whenAbsent)),
            (slots, value) -> slots.set(slot, value)));
  }

  /** Adds a component that may be absent. */
  public <V> JsonRecord<T> optional(
      String property, JsonType<V> type, Function<T, Optional<V>> get) {
    int slot = absent.size();
    return with(
        Optional.empty(),
        shape.optional(property, type, get, (slots, value) -> slots.set(slot, Optional.of(value))));
  }

  /** Adds an integer of 32 bits that may be absent. */
  public JsonRecord<T> optionalInt(String property, Function<T, OptionalInt> get) {
    int slot = absent.size();
    return with(
        OptionalInt.empty(),
        shape.optionalInt(property, get, (slots, value) -> slots.set(slot, OptionalInt.of(value))));
  }

  /** Adds an integer of 64 bits that may be absent. */
  public JsonRecord<T> optionalLong(String property, Function<T, OptionalLong> get) {
    int slot = absent.size();
    return with(
        OptionalLong.empty(),
        shape.optionalLong(
            property, get, (slots, value) -> slots.set(slot, OptionalLong.of(value))));
  }

  /** Adds a list. An absent list is read as an empty one, and an empty one is not written. */
  public <V> JsonRecord<T> list(String property, JsonType<List<V>> type, Function<T, List<V>> get) {
    int slot = absent.size();
    return with(
        List.of(),
        shape.optional(
            property,
            type,
            value -> Optional.of(get.apply(value)).filter(list -> !list.isEmpty()),
            (slots, value) -> slots.set(slot, value)));
  }

  @Override
  public WireType type() {
    return shape.type();
  }

  @Override
  T readRest(JsonInput in, @Nullable String skipped) {
    return shape.readRest(in, skipped);
  }

  @Override
  T readNothing(JsonInput in) {
    return shape.readNothing(in);
  }

  @Override
  void writeProperties(JsonGenerator out, T value) {
    shape.writeProperties(out, value);
  }

  /**
   * Returns this table without one row. Tests use it to show that a check of tables notices the
   * missing row.
   */
  JsonRecord<T> without(String property) {
    return new JsonRecord<>(absent, shape.without(property));
  }

  private JsonRecord<T> with(Object whenAbsent, JsonShape<T, Slots> longer) {
    List<Object> slots = new ArrayList<>(absent);
    slots.add(whenAbsent);
    Object[] start = slots.toArray();
    return new JsonRecord<>(List.copyOf(slots), longer.startedBy(() -> new Slots(start)));
  }
}
