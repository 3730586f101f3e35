package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireProperty;
import dev.chasitor.codec.WireValue;
import dev.chasitor.tck.codec.JsonTree.JsonNumber;
import dev.chasitor.tck.rule.CodecRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Numbers, texts, words and names survive as they are, in each form in which they come. */
public interface ValueContract extends CodecUnderTest {

  /** Texts that get lost easily, and half a surrogate pair, which JSON can hold. */
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
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      for (WireProperty property : kind.wireType().properties()) {
        if (Vectors.full(kind).containsKey(property.name())) {
          keepsNumber(kind, property, examination);
        }
      }
    }
    examination.conclude();
  }

  private static void keepsNumber(
      BodyKind<?> kind, WireProperty property, Examination examination) {
    List<String> kept;
    List<String> refused;
    switch (property.value().kind()) {
      case INT32 -> {
        kept = List.of("7", "2147483647");
        refused = List.of("2147483648", "4294967296");
      }
      case INT64 -> {
        kept = List.of("7", "2147483648", "9007199254740993", "9223372036854775807");
        refused = List.of("9223372036854775808", "18446744073709551616");
      }
      case DOUBLE -> {
        kept = List.of("7", "37.79388123456789", "-0.1");
        refused = List.of();
      }
      default -> {
        kept = List.of();
        refused = List.of();
      }
    }
    for (String digits : kept) {
      JsonNumber number = new JsonNumber(digits);
      isReadAs(number, number, kind, property.name(), examination);
      isReadAs(number, digits, kind, property.name(), examination);
    }
    for (String digits : refused) {
      Map<String, Object> document =
          Examination.full(
              kind, "$", object -> object.put(property.name(), new JsonNumber(digits)));
      examination.refuses(kind, "$." + property.name(), JsonTree.bytes(document));
    }
  }

  @Test
  @DisplayName("K-TXT-01 any text survives, and half a surrogate pair is never replaced")
  default void keepsTexts() {
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      Map<String, Object> document = Vectors.full(kind);
      List<String> names = Accessors.texts(kind, document);
      for (String text : TEXTS) {
        names.forEach(name -> document.put(name, text));
        readsText(kind, names, text, document, examination);
        writesText(kind, names, text, document, examination);
      }
    }
    examination.conclude();
  }

  private static <T> void readsText(
      BodyKind<T> kind,
      List<String> names,
      String text,
      Map<String, Object> document,
      Examination examination) {
    Reading<T> reading = Reading.of(examination.codec(), kind, JsonTree.bytes(document));
    if (!isWhole(text) && reading.isRefusal()) {
      return;
    }
    examination
        .read(kind, "$", document)
        .ifPresent(seen -> hasText(kind, names, text, seen, " as read", examination));
  }

  private static <T> void writesText(
      BodyKind<T> kind,
      List<String> names,
      String text,
      Map<String, Object> document,
      Examination examination) {
    T value = Reading.meant(kind, JsonTree.bytes(document));
    try {
      Map<String, Object> written = JsonTree.object(examination.codec().encode(kind, value));
      hasText(kind, names, text, written, " as written", examination);
    } catch (RuntimeException e) {
      examination.complainUnless(
          !isWhole(text) && examination.codec().malformed().isInstance(e),
          kind,
          "$",
          "expected " + JsonTree.text(text) + " to be written, but this broke: " + e);
    }
  }

  private static void hasText(
      BodyKind<?> kind,
      List<String> names,
      String text,
      Map<String, Object> found,
      String how,
      Examination examination) {
    for (String name : names) {
      examination.isSame(kind, "$." + name + how, text, found.get(name));
    }
  }

  private static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  @Test
  @DisplayName("K-VAR-01 each documented spelling is read as the same")
  default void readsEachSpelling() {
    Examination examination = new Examination(codec());
    for (Vector<?> vector : Vectors.showingOnly(Set.of(CodecRule.K_DEC_01, CodecRule.K_VAR_01))) {
      examination.reads(
          vector.kind(), vector.name(), vector.writtenTree(), vector.document().toBytes());
    }
    for (BodyKind<?> kind : BodyKind.all()) {
      for (WireProperty property : kind.wireType().properties()) {
        if (Vectors.full(kind).containsKey(property.name())) {
          readsEachSpelling(kind, property, examination);
        }
      }
    }
    examination.conclude();
  }

  private static void readsEachSpelling(
      BodyKind<?> kind, WireProperty property, Examination examination) {
    List<String> spellings = new ArrayList<>(property.alsoReadAs());
    if (property.anyCase()) {
      spellings.add(property.name().toLowerCase(Locale.ROOT));
      spellings.add(property.name().toUpperCase(Locale.ROOT));
    }
    for (String spelling : spellings) {
      Map<String, Object> document = Vectors.full(kind);
      document.put(spelling, Objects.requireNonNull(document.remove(property.name())));
      examination
          .read(kind, "$", Vectors.full(kind))
          .ifPresent(
              same -> examination.reads(kind, "$." + spelling, same, JsonTree.bytes(document)));
    }
  }

  @Test
  @DisplayName("K-ENU-01 a word that is not on its list yet fails no document")
  default void keepsNewWords() {
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      Place whole = Place.at("$", kind, Vectors.full(kind)).orElseThrow();
      for (WireProperty property : kind.wireType().properties()) {
        if (property.value().kind() == WireValue.Kind.WORD
            && !whole.namesType(property)
            && whole.object().containsKey(property.name())) {
          isReadAs("Newer word", "Newer word", kind, property.name(), examination);
        }
      }
    }
    examination.conclude();
  }

  private static void isReadAs(
      Object expected, Object form, BodyKind<?> kind, String name, Examination examination) {
    Map<String, Object> document = Examination.full(kind, "$", object -> object.put(name, form));
    examination
        .read(kind, "$." + name, document)
        .ifPresent(seen -> examination.isSame(kind, "$." + name, expected, seen.get(name)));
  }
}
