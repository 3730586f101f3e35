package dev.chasitor.tck.codec;

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

  @Test
  @DisplayName("K-NUM-01 numbers keep all their digits, also as text, and none is bent to fit")
  default void keepsNumbers() {
    Examination.ofEachKind(
        codec(),
        examination ->
            examination.properties().forEach(property -> keepsNumber(property, examination)));
  }

  private static void keepsNumber(WireProperty property, Examination<?> examination) {
    switch (property.value().kind()) {
      case INT32 -> {
        keeps(List.of("7", "2147483647"), property.name(), examination);
        refuses(List.of("2147483648", "4294967296"), property.name(), examination);
      }
      case INT64 -> {
        keeps(
            List.of("7", "2147483648", "9007199254740993", "9223372036854775807"),
            property.name(),
            examination);
        refuses(
            List.of("9223372036854775808", "18446744073709551616"), property.name(), examination);
      }
      case DOUBLE -> keeps(List.of("7", "37.79388123456789", "-0.1"), property.name(), examination);
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
      Map<String, Object> document = examination.full("$", object -> object.put(name, number));
      examination.refuses("$." + name, JsonTree.bytes(document));
    }
  }

  @Test
  @DisplayName("K-TXT-01 any text survives, and half a surrogate pair is never replaced")
  default void keepsTexts() {
    Examination.ofEachKind(codec(), examination -> keepsTexts(examination));
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
  @DisplayName("K-VAR-01 each documented spelling is read as the same")
  default void readsEachSpelling() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          examination.readsVectorsThatShow(Set.of(CodecRule.K_DEC_01, CodecRule.K_VAR_01));
          examination.properties().forEach(property -> readsEachSpelling(property, examination));
        });
  }

  private static void readsEachSpelling(WireProperty property, Examination<?> examination) {
    List<String> spellings = new ArrayList<>(property.alsoReadAs());
    if (property.anyCase()) {
      spellings.add(property.name().toLowerCase(Locale.ROOT));
      spellings.add(property.name().toUpperCase(Locale.ROOT));
    }
    for (String spelling : spellings) {
      Map<String, Object> document = examination.full();
      document.put(spelling, Objects.requireNonNull(document.remove(property.name())));
      examination
          .read("$", examination.full())
          .ifPresent(same -> examination.reads("$." + spelling, same, JsonTree.bytes(document)));
    }
  }

  @Test
  @DisplayName("K-ENU-01 a word that is not on its list yet fails no document")
  default void keepsNewWords() {
    Examination.ofEachKind(
        codec(),
        examination ->
            examination.properties().stream()
                .filter(property -> property.value().kind() == WireValue.Kind.WORD)
                .filter(property -> !examination.whole().namesType(property))
                .forEach(
                    property ->
                        isReadAs("Newer word", "Newer word", property.name(), examination)));
  }

  private static void isReadAs(
      Object expected, Object form, String name, Examination<?> examination) {
    examination
        .read("$." + name, examination.full("$", object -> object.put(name, form)))
        .ifPresent(seen -> examination.isSame("$." + name, expected, seen.get(name)));
  }
}
