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

/** Generators of the values of properties. They favour values that are hard to write and read. */
final class Values {

  /** The share of values that have an optional property. */
  static final double OFTEN = 0.5;

  private static final int MOST_PIECES = 8;
  private static final int MOST_ELEMENTS = 3;
  private static final int MOST_EXTRAS = 2;
  private static final int DEEPEST_JSON = 2;

  /** A prefix with which no property of the protocol begins, in any spelling. */
  private static final String UNKNOWN_PREFIX = "x";

  private Values() {}

  /** Returns a generator of texts that a person may type, including the empty one. */
  static Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "Z", "7", " ", "\"", "\\", "/", "\n", "\t", "\u0000", "\u007f", "&", "<", "%2F",
            "+", "é", "ß", "€", "\u2028", "ש", "😀", "👩‍🚀", "null", "{}")
        .list()
        .ofMaxSize(MOST_PIECES)
        .map(pieces -> String.join("", pieces));
  }

  /** Returns a generator of names that are never empty: ids, words, languages. */
  static Arbitrary<String> names() {
    return Arbitraries.of("0", "5", "A", "z", "-", "_", ".", " ", "&", "=", "+", "%", "é")
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_PIECES)
        .map(pieces -> String.join("", pieces));
  }

  /** Returns a generator of session keys, which must fit into a header and a path. */
  static Arbitrary<SessionKey> keys() {
    return headerValues().map(SessionKey::of);
  }

  /** Returns a generator of affinity tokens. */
  static Arbitrary<AffinityToken> affinities() {
    return headerValues().map(AffinityToken::of);
  }

  private static Arbitrary<String> headerValues() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(20);
  }

  /** Returns a generator of words on a list and of unknown words. */
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

  /** Returns a generator of properties that the model does not know. */
  static Arbitrary<Map<String, Json>> extras() {
    return Arbitraries.maps(unknownWords(), json()).ofMaxSize(MOST_EXTRAS);
  }

  /** Returns a generator of JSON values, in compact form. */
  static Arbitrary<Json> json() {
    return jsonTexts(DEEPEST_JSON).map(Json::of);
  }

  /** Returns a generator of JSON objects and arrays. */
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
