package dev.chasitor.tck.codec;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.conformance.rule.CodecRule;
import dev.chasitor.tck.codec.JsonReader.NotJsonException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of writing: a codec writes strict documents that hold everything that the value
 * holds.
 */
public interface WritingContract extends CodecUnderTest {

  @Test
  @DisplayName("K-ENC-01 strict JSON, in the documented spelling, with all that is required")
  default void writesStrictly() {
    Examination.ofEachKind(codec(), CodecRule.K_ENC_01, examination -> writesStrictly(examination));
  }

  private static <T> void writesStrictly(Examination<T> examination) {
    for (T value : Samples.plain(examination.kind())) {
      examination.write("$", value).ifPresent(document -> isStrict(document, examination));
    }
  }

  private static void isStrict(byte[] document, Examination<?> examination) {
    try {
      Object tree = JsonReader.read(document);
      examination.complainUnless(tree instanceof Map, "$", "expected an object");
      Place.all(examination.kind(), tree).forEach(place -> isDocumented(place, examination));
    } catch (NotJsonException e) {
      examination.complain(
          "$", "expected JSON, but the codec wrote something else: " + e.getMessage());
    }
  }

  private static void isDocumented(Place place, Examination<?> examination) {
    for (String name : place.object().keySet()) {
      examination.complainUnless(
          place
              .type()
              .property(name)
              .filter(property -> property.presence() != Presence.READ_ONLY)
              .isPresent(),
          place.path() + "." + name,
          "expected documented spellings only, but the codec wrote this one");
    }
    for (WireProperty property : place.type().properties()) {
      examination.complainUnless(
          property.presence() != Presence.REQUIRED || place.object().containsKey(property.name()),
          place.path() + "." + property.name(),
          "expected the required property, but the codec did not write it");
    }
  }

  @Test
  @DisplayName("K-ENC-02 what is written says all that the value says")
  default void writesEverything() {
    Examination.ofEachKind(
        codec(), CodecRule.K_ENC_02, examination -> writesEverything(examination));
  }

  private static <T> void writesEverything(Examination<T> examination) {
    int number = 0;
    for (T value : Samples.plain(examination.kind())) {
      String place = "generated value " + ++number;
      examination
          .write(place, value)
          .flatMap(document -> examination.meant(place, document))
          .ifPresent(
              said ->
                  JsonTree.lacking(Reading.seen(examination.kind(), value), said)
                      .forEach(difference -> examination.complain(place, difference)));
    }
  }
}
