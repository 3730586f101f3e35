package dev.chasitor.codec.json;

import dev.chasitor.model.Json;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.io.SerializedString;

/**
 * Reads one property into a builder and writes it from a value.
 *
 * <p>The implementations are records. The JIT trusts the fields of records, so it can inline a call
 * through a constant record.
 *
 * @param <T> the value
 * @param <B> the value's builder
 */
sealed interface PropertyAccess<T, B> {

  /** Reads the value whose first token is current. */
  void read(JsonInput in, B into);

  /**
   * Reads what can be read of a value that was refused as a whole; {@link Salvage#lost()} says
   * whether that is a part only.
   */
  default void salvage(Json raw, B into, Salvage salvage) {
    salvage.read(
        raw,
        in -> {
          read(in, into);
          return into;
        });
  }

  /** Writes the name and the value; nothing if the value is absent. */
  void write(JsonGenerator out, T of);

  /** A property whose value has a {@link JsonType}. */
  sealed interface Typed<T, B, V> extends PropertyAccess<T, B> {
    JsonType<V> type();

    BiConsumer<B, V> set();

    @Override
    default void read(JsonInput in, B into) {
      set().accept(into, type().read(in));
    }

    @Override
    default void salvage(Json raw, B into, Salvage salvage) {
      set().accept(into, type().salvage(raw, salvage));
    }
  }

  /** A property that is always written. */
  record Always<T, B, V>(
      SerializedString name, JsonType<V> type, Function<T, V> get, BiConsumer<B, V> set)
      implements Typed<T, B, V> {
    @Override
    public void write(JsonGenerator out, T of) {
      out.writeName(name);
      type.write(out, get.apply(of));
    }
  }

  /** A property that may be absent. */
  record Maybe<T, B, V>(
      SerializedString name, JsonType<V> type, Function<T, Optional<V>> get, BiConsumer<B, V> set)
      implements Typed<T, B, V> {
    @Override
    public void write(JsonGenerator out, T of) {
      Optional<V> value = get.apply(of);
      if (value.isPresent()) {
        out.writeName(name);
        type.write(out, value.get());
      }
    }
  }

  /** An integer of 32 bits that may be absent. */
  record MaybeInt<T, B>(SerializedString name, Function<T, OptionalInt> get, ObjIntConsumer<B> set)
      implements PropertyAccess<T, B> {
    @Override
    public void read(JsonInput in, B into) {
      set.accept(into, Scalars.int32(in));
    }

    @Override
    public void write(JsonGenerator out, T of) {
      OptionalInt value = get.apply(of);
      if (value.isPresent()) {
        out.writeName(name);
        out.writeNumber(value.getAsInt());
      }
    }
  }

  /** An integer of 64 bits that may be absent. */
  record MaybeLong<T, B>(
      SerializedString name, Function<T, OptionalLong> get, ObjLongConsumer<B> set)
      implements PropertyAccess<T, B> {
    @Override
    public void read(JsonInput in, B into) {
      set.accept(into, Scalars.int64(in));
    }

    @Override
    public void write(JsonGenerator out, T of) {
      OptionalLong value = get.apply(of);
      if (value.isPresent()) {
        out.writeName(name);
        out.writeNumber(value.getAsLong());
      }
    }
  }

  /** A double that may be absent. */
  record MaybeDouble<T, B>(
      SerializedString name, Function<T, OptionalDouble> get, BiConsumer<B, Double> set)
      implements PropertyAccess<T, B> {
    @Override
    public void read(JsonInput in, B into) {
      set.accept(into, Scalars.float64(in));
    }

    @Override
    public void write(JsonGenerator out, T of) {
      OptionalDouble value = get.apply(of);
      if (value.isPresent()) {
        out.writeName(name);
        Scalars.writeFloat64(out, value.getAsDouble());
      }
    }
  }

  /** A list. Each element is put into the builder as it is read. */
  record Elements<T, B, V>(
      SerializedString name,
      ListType<V> type,
      boolean writtenEmpty,
      Function<T, List<V>> get,
      BiConsumer<B, V> add)
      implements PropertyAccess<T, B> {
    @Override
    public void read(JsonInput in, B into) {
      type.read(in, into, add);
    }

    @Override
    public void salvage(Json raw, B into, Salvage salvage) {
      type.salvage(raw, salvage).forEach(value -> add.accept(into, value));
    }

    @Override
    public void write(JsonGenerator out, T of) {
      List<V> values = get.apply(of);
      if (writtenEmpty || !values.isEmpty()) {
        out.writeName(name);
        type.write(out, values);
      }
    }
  }

  /** An alternative form of another property. It is read and never written. */
  record ReadOnly<T, B, V>(JsonType<V> type, BiConsumer<B, V> set) implements Typed<T, B, V> {
    @Override
    public void write(JsonGenerator out, T of) {
      // Not written.
    }
  }

  /** Takes the place of a row that the table does not have. */
  record Nothing<T, B>() implements PropertyAccess<T, B> {
    @Override
    public void read(JsonInput in, B into) {
      throw new IllegalStateException("A table read a row that it does not have");
    }

    @Override
    public void write(JsonGenerator out, T of) {
      // Not written.
    }
  }
}
