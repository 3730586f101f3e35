package dev.chasitor.codec.json;

import dev.chasitor.codec.document.WireValue;
import dev.chasitor.codec.document.WireValue.Kind;
import dev.chasitor.model.Json;
import dev.chasitor.model.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The types of property values. */
public final class JsonTypes {

  /** A text. A number or boolean is read as its text. */
  public static final JsonType<String> TEXT =
      new ScalarType<>(
          WireValue.of(Kind.TEXT), Scalars::text, (out, value) -> out.writeString(value));

  /**
   * What means something to its sender only, as text: a number of any length, which is written as a
   * number, or anything else, which is written as text.
   */
  public static final JsonType<String> OPAQUE =
      new ScalarType<>(WireValue.of(Kind.ANY), Scalars::opaque, Scalars::writeOpaque);

  /** A boolean. The texts {@code true} and {@code false} are read too, in upper and lower case. */
  public static final JsonType<Boolean> BOOL =
      new ScalarType<>(
          WireValue.of(Kind.BOOLEAN), Scalars::bool, (out, value) -> out.writeBoolean(value));

  /** An integer of 32 bits. {@code "30"} and {@code 30.0} are read too. */
  public static final JsonType<Integer> INT32 =
      new ScalarType<>(
          WireValue.of(Kind.INT32), Scalars::int32, (out, value) -> out.writeNumber(value));

  /** An integer of 64 bits. {@code "30"} and {@code 30.0} are read too. */
  public static final JsonType<Long> INT64 =
      new ScalarType<>(
          WireValue.of(Kind.INT64), Scalars::int64, (out, value) -> out.writeNumber(value));

  /** A finite double. {@code "0.5"} is read too. */
  public static final JsonType<Double> DOUBLE =
      new ScalarType<>(WireValue.of(Kind.DOUBLE), Scalars::float64, Scalars::writeFloat64);

  /** A duration in whole nanoseconds, up to 292 years. */
  public static final JsonType<Duration> DURATION =
      new ScalarType<>(
          WireValue.of(Kind.INT64),
          in -> Duration.ofNanos(Scalars.int64(in)),
          (out, value) -> out.writeNumber(value.toNanos()));

  /** Any value, kept unchanged. */
  public static final JsonType<Json> JSON = new RawJson();

  /**
   * An object or array that is written as a text of its JSON. It is also read as an object or
   * array.
   */
  public static final JsonType<Json> JSON_TEXT = new JsonInText();

  private JsonTypes() {}

  /** Makes a type for a text that represents something else, for example a secret. */
  public static <T> JsonType<T> textAs(
      String what, Function<String, T> fromText, Function<T, String> toText) {
    return ScalarType.ofText(what, Kind.TEXT, List.of(), fromText, toText);
  }

  /** Makes a type for enum constants, by their {@code name()}. Any other text is malformed. */
  public static <E extends Enum<E>> JsonType<E> enumOf(Class<E> type) {
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return ScalarType.ofText(
        "one of " + names, Kind.WORD, names, name -> Enum.valueOf(type, name), Enum::name);
  }

  /** Makes a type for words from a list to which the protocol may add. Unknown words are kept. */
  public static <E extends Enum<E> & Word.Known> JsonType<Word<E>> word(Class<E> type) {
    List<String> words =
        Arrays.stream(type.getEnumConstants()).map(constant -> constant.word()).toList();
    return ScalarType.ofText("a word", Kind.WORD, words, raw -> Word.of(type, raw), Word::raw);
  }

  /** Makes a type for arrays. */
  public static <V> JsonType<List<V>> list(JsonType<V> element) {
    return new ListType<>(element);
  }

  /** Makes a type for objects whose names are data. */
  public static <V> JsonType<Map<String, V>> map(JsonType<V> value) {
    return new MapType<>(value);
  }
}
