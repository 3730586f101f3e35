package dev.chasitor.tck.arbitraries;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.Json;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** What the properties of the model are made of, with a taste for what is awkward on the wire. */
final class Values {

  /** How often an optional property is there. */
  static final double OFTEN = 0.5;

  private static final int MOST_PIECES = 8;
  private static final int MOST_ELEMENTS = 3;
  private static final int MOST_EXTRAS = 2;
  private static final int DEEPEST_JSON = 2;

  /** No property of the protocol begins with it, in any spelling. */
  private static final String UNKNOWN_PREFIX = "x";

  private Values() {}

  /** Anything a person may type, also nothing. */
  static Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "Z", "7", " ", "\"", "\\", "/", "\n", "\t", "\u0000", "\u007f", "&", "<", "%2F",
            "+", "é", "ß", "€", "\u2028", "ש", "😀", "👩‍🚀", "null", "{}")
        .list()
        .ofMaxSize(MOST_PIECES)
        .map(pieces -> String.join("", pieces));
  }

  /** Names of things, never empty: ids, words, languages. */
  static Arbitrary<String> names() {
    return Arbitraries.of("0", "5", "A", "z", "-", "_", ".", " ", "&", "=", "+", "%", "é")
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_PIECES)
        .map(pieces -> String.join("", pieces));
  }

  /** Session keys: as they stand in headers, and in one path. */
  static Arbitrary<SessionKey> keys() {
    return headerValues().map(SessionKey::of);
  }

  /** Affinity tokens. */
  static Arbitrary<AffinityToken> affinities() {
    return headerValues().map(AffinityToken::of);
  }

  private static Arbitrary<String> headerValues() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20);
  }

  /** Words of a list, and words that are not on it yet. */
  static <E extends Enum<E> & Word.Known> Arbitrary<Word<E>> words(Class<E> list) {
    return Arbitraries.oneOf(
        Arbitraries.of(list).map(Word::of), unknownWords().map(word -> Word.of(list, word)));
  }

  static Arbitrary<String> unknownWords() {
    return names().map(name -> UNKNOWN_PREFIX + name);
  }

  static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }

  static Arbitrary<Integer> numbers() {
    return Arbitraries.integers();
  }

  static Arbitrary<Long> bigNumbers() {
    return Arbitraries.longs();
  }

  static Arbitrary<Double> fractions() {
    return Arbitraries.doubles().ofScale(6);
  }

  static <T> Arbitrary<List<T>> few(Arbitrary<T> elements) {
    return elements.list().ofMaxSize(MOST_ELEMENTS);
  }

  /** Properties that no edition of the model knows. */
  static Arbitrary<Map<String, Json>> extras() {
    return Arbitraries.maps(unknownWords(), json()).ofMaxSize(MOST_EXTRAS);
  }

  /** Any JSON value, in compact text. */
  static Arbitrary<Json> json() {
    return jsonTexts(DEEPEST_JSON).map(Json::of);
  }

  /** Any JSON object or array. */
  static Arbitrary<Json> objects() {
    Arbitrary<List<String>> inner = few(jsonTexts(DEEPEST_JSON - 1));
    return Arbitraries.oneOf(inner.map(Values::array), inner.map(Values::object)).map(Json::of);
  }

  private static Arbitrary<String> jsonTexts(int depth) {
    Arbitrary<String> flat =
        Arbitraries.of(
            "null",
            "true",
            "false",
            "0",
            "-7",
            "1.50",
            "12345678901234567890",
            "\"\"",
            "\"é\"",
            "\"a\\\"b\"",
            "[]",
            "{}");
    if (depth == 0) {
      return flat;
    }
    Arbitrary<List<String>> inner = few(jsonTexts(depth - 1));
    return Arbitraries.oneOf(flat, inner.map(Values::array), inner.map(Values::object));
  }

  private static String array(List<String> elements) {
    return "[" + String.join(",", elements) + "]";
  }

  private static String object(List<String> elements) {
    List<String> properties = new ArrayList<>();
    for (String element : elements) {
      properties.add("\"p" + properties.size() + "\":" + element);
    }
    return properties.stream().collect(Collectors.joining(",", "{", "}"));
  }
}
