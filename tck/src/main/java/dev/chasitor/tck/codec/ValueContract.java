package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of values: numbers, texts, words and names survive reading and writing in each
 * documented form.
 */
public interface ValueContract extends CodecUnderTest {

  /** Texts that codecs often damage, including half a surrogate pair, which JSON can hold. */
  List<String> TEXTS =
      List.of(
          "\u00e9 \u00df \u20ac \u6f22",
          "e\u0301 \u05e9 \u202e",
          "\ud83d\ude00 \ud83d\udc69\u200d\ud83d\ude80",
          "\u0000 \b\f\n\r\t \u001f \u007f \u0085",
          "\u2028 \u2029 \ufeff \ufffe \uffff",
          "\" \\ / </script> & %2F",
          " a  ",
          "a\ud83d",
          "\ude00a");

  /** Words that no list of the protocol has. */
  List<String> NEWER_WORDS = List.of("Newer word", "NEWER_2", "newer.word/3");

  @Test
  @DisplayName("K-NUM-01 numbers keep all their digits, also as text, and none is bent to fit")
  default void keepsNumbers() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_NUM_01,
        examination ->
            examination.properties().forEach(property -> keepsNumber(property, examination)));
  }

  private static void keepsNumber(WireProperty property, Examination<?> examination) {
    switch (property.value().kind()) {
      case INT32 -> {
        keeps(List.of("7", "2147483647", "-2147483648"), property.name(), examination);
        refuses(
            List.of("2147483648", "4294967296", "-2147483649", "1e10"),
            property.name(),
            examination);
        isExactOrRefused(property.name(), examination);
      }
      case INT64 -> {
        keeps(
            List.of(
                "7",
                "2147483648",
                "9007199254740993",
                "9223372036854775807",
                "-9223372036854775808"),
            property.name(),
            examination);
        refuses(
            List.of("9223372036854775808", "18446744073709551616", "-9223372036854775809", "1e19"),
            property.name(),
            examination);
        isExactOrRefused(property.name(), examination);
      }
      case DOUBLE -> {
        keeps(
            List.of("7", "37.79388123456789", "-0.1", "1.5e300", "5e-300"),
            property.name(),
            examination);
        refuses(List.of("1e400", "-1e400"), property.name(), examination);
      }
      case TEXT, WORD, BOOLEAN, ARRAY, MAP, OBJECT, UNION, ANY -> {
        // Not a number.
      }
    }
  }

  private static void keeps(List<String> numbers, String name, Examination<?> examination) {
    for (String digits : numbers) {
      JsonNumber number = new JsonNumber(digits);
      isReadAs(number, number, name, examination);
      isReadAs(number, digits, name, examination);
    }
  }

  private static void refuses(List<String> numbers, String name, Examination<?> examination) {
    for (String digits : numbers) {
      JsonNumber number = new JsonNumber(digits);
      for (Object form : List.of(number, digits)) {
        Map<String, Object> document = examination.full("$", object -> object.put(name, form));
        examination.refuses("$." + name + " as " + JsonTree.text(form), JsonTree.bytes(document));
      }
    }
  }

  /** Integers in the form of a fraction: whoever reads one reads its exact value. */
  private static void isExactOrRefused(String name, Examination<?> examination) {
    refuses(List.of("40.5", "0.1", "-1.000001", "1e-1"), name, examination);
    for (String digits : List.of("40.0", "4e1", "4.0e1", "400e-1", "-0.0")) {
      JsonNumber number = new JsonNumber(digits);
      for (Object form : List.of(number, digits)) {
        examination.readsOrRefuses(name, form, number::equals);
      }
    }
  }

  @Test
  @DisplayName("K-TXT-01 any text survives, and half a surrogate pair is never replaced")
  default void keepsTexts() {
    Examination.ofEachKind(codec(), CodecRule.K_TXT_01, examination -> keepsTexts(examination));
  }

  private static <T> void keepsTexts(Examination<T> examination) {
    Map<String, Object> document = examination.full();
    List<String> names = Accessors.texts(examination.kind(), document);
    for (String text : TEXTS) {
      names.forEach(name -> document.put(name, text));
      byte[] bytes = JsonTree.bytes(document);
      boolean mayBeRefused = !isWhole(text);
      if (!mayBeRefused
          || !Reading.of(examination.codec(), examination.kind(), bytes).isRefusal()) {
        examination
            .read("$", document)
            .ifPresent(
                seen ->
                    names.forEach(
                        name ->
                            examination.isSame("$." + name + " as read", text, seen.get(name))));
      }
      T value = Reading.meant(examination.kind(), bytes);
      try {
        Map<String, Object> written =
            JsonTree.object(examination.codec().encode(examination.kind(), value));
        names.forEach(
            name -> examination.isSame("$." + name + " as written", text, written.get(name)));
      } catch (RuntimeException e) {
        examination.complainUnless(
            mayBeRefused && examination.codec().malformed().isInstance(e),
            "$",
            "expected the codec to write " + JsonTree.text(text) + ", but it threw: " + e);
      }
    }
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  @DisplayName("K-TXT-01 an escaped text is the text that it stands for")
  default void readsEscapes() {
    Examination.ofEachKind(codec(), CodecRule.K_TXT_01, examination -> readsEscapes(examination));
  }

  private static void readsEscapes(Examination<?> examination) {
    String all = String.join("", TEXTS.subList(0, TEXTS.size() - 2));
    List<String> names = Accessors.texts(examination.kind(), examination.full());
    if (names.isEmpty()) {
      return;
    }
    for (String format : List.of("\\u%04x", "\\u%04X")) {
      StringBuilder escaped = new StringBuilder();
      all.chars().forEach(unit -> escaped.append(String.format(format, unit)));
      areTheSame(all, escaped.toString(), names, examination);
    }
    areTheSame("\" \\ / \b \f \n \r \t", "\\\" \\\\ \\/ \\b \\f \\n \\r \\t", names, examination);
  }

  /** Gives each property the text, as it is and in escapes. */
  private static void areTheSame(
      String text, String escaped, List<String> names, Examination<?> examination) {
    byte[] plain =
        JsonTree.bytes(
            examination.full("$", object -> names.forEach(name -> object.put(name, text))));
    byte[] inEscapes =
        JsonTree.text(
                examination.full("$", object -> names.forEach(name -> object.put(name, "escaped"))))
            .replace("\"escaped\"", "\"" + escaped + "\"")
            .getBytes(UTF_8);
    examination
        .read("$", plain)
        .ifPresent(
            as ->
                examination
                    .read("$ in escapes", inEscapes)
                    .ifPresent(
                        seen ->
                            names.forEach(
                                name ->
                                    examination.isSame(
                                        "$." + name + " in escapes",
                                        as.get(name),
                                        seen.get(name)))));
  }

  @Test
  @DisplayName("K-TYP-01 a value of a wrong type is converted exactly, refused or absent")
  default void guessesNoValue() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_TYP_01,
        examination ->
            examination.properties().stream()
                .filter(property -> !examination.whole().namesType(property))
                .forEach(property -> guessesNoValue(property, examination)));
  }

  private static void guessesNoValue(WireProperty property, Examination<?> examination) {
    wrongFor(property.value().kind())
        .forEach(
            wrong ->
                examination.readsOrRefuses(
                    property.name(), wrong, value -> isListOfOne(property, value)));
  }

  /** Whether a codec took a value for the only element of a list. */
  private static boolean isListOfOne(WireProperty property, Object value) {
    return property.value().kind() == WireValue.Kind.ARRAY
        && value instanceof List<?> list
        && list.size() == 1;
  }

  /** Values that no exact conversion makes a value of this kind. */
  private static List<Object> wrongFor(WireValue.Kind kind) {
    Object list = List.of();
    Object object = Map.of();
    return switch (kind) {
      case BOOLEAN ->
          List.of(
              "yes", "no", "on", "t", "", new JsonNumber("2"), new JsonNumber("-1"), list, object);
      case INT32, INT64, DOUBLE ->
          List.of("many", "", "7x", "0x10", "NaN", "Infinity", true, list, object);
      case TEXT, WORD -> List.of(list, object, List.of("a"), Map.of("a", "b"));
      case ARRAY -> List.of("a", new JsonNumber("7"), true, object);
      case MAP, OBJECT -> List.of("a", new JsonNumber("7"), true, List.of("a"));
      // A codec keeps any value there.
      case UNION, ANY -> List.of();
    };
  }

  @Test
  @DisplayName("K-VAR-01 each documented spelling is read as the same")
  default void readsEachSpelling() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_VAR_01,
        examination -> {
          examination.readsVectorsThatShow(Set.of(CodecRule.K_DEC_01, CodecRule.K_VAR_01));
          for (Place place : examination.places()) {
            place.type().properties().stream()
                .filter(property -> place.object().containsKey(property.name()))
                .forEach(property -> readsEachSpelling(place.path(), property, examination));
          }
        });
  }

  private static void readsEachSpelling(
      String path, WireProperty property, Examination<?> examination) {
    List<String> spellings = new ArrayList<>(property.alsoReadAs());
    if (property.anyCase()) {
      spellings.add(property.name().toLowerCase(Locale.ROOT));
      spellings.add(property.name().toUpperCase(Locale.ROOT));
    }
    for (String spelling : spellings) {
      Map<String, Object> document =
          examination.full(
              path,
              object ->
                  object.put(spelling, Objects.requireNonNull(object.remove(property.name()))));
      examination
          .read("$", examination.full())
          .ifPresent(
              same -> examination.reads(path + "." + spelling, same, JsonTree.bytes(document)));
    }
  }

  @Test
  @DisplayName("K-ENU-01 a word that is not on its list yet fails no document")
  default void keepsNewWords() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_ENU_01,
        examination ->
            examination.properties().stream()
                .filter(property -> property.value().kind() == WireValue.Kind.WORD)
                .filter(property -> !examination.whole().namesType(property))
                .forEach(
                    property ->
                        NEWER_WORDS.forEach(
                            word -> isReadAs(word, word, property.name(), examination))));
  }

  private static void isReadAs(
      Object expected, Object form, String name, Examination<?> examination) {
    examination
        .read("$." + name, examination.full("$", object -> object.put(name, form)))
        .ifPresent(seen -> examination.isSame("$." + name, expected, seen.get(name)));
  }
}
