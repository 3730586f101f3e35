package dev.chasitor.tck.codec;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireProperty;
import dev.chasitor.codec.WireProperty.Presence;
import dev.chasitor.tck.codec.JsonReader.NotJsonException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is written is strict, and says what the value says. */
public interface WritingContract extends CodecUnderTest {

  @Test
  @DisplayName("K-ENC-01 strict JSON, in the documented spelling, with all that is required")
  default void writesStrictly() {
    Examination examination = new Examination(codec());
    BodyKind.all().forEach(kind -> writesStrictly(kind, examination));
    examination.conclude();
  }

  private static <T> void writesStrictly(BodyKind<T> kind, Examination examination) {
    for (T value : Samples.plain(kind)) {
      byte[] document = examination.codec().encode(kind, value);
      try {
        Object tree = JsonReader.read(document);
        examination.complainUnless(tree instanceof Map, kind, "$", "expected an object");
        Place.all(kind, tree).forEach(place -> isDocumented(place, kind, examination));
      } catch (NotJsonException e) {
        examination.complain(kind, "$", "what is written is not JSON: " + e.getMessage());
      }
    }
  }

  private static void isDocumented(Place place, BodyKind<?> kind, Examination examination) {
    for (String name : place.object().keySet()) {
      Optional<WireProperty> property = place.type().property(name);
      examination.complainUnless(
          property.filter(p -> p.presence() != Presence.READ_ONLY).isPresent(),
          kind,
          place.path() + "." + name,
          "is written, but not documented in this spelling");
    }
    for (WireProperty property : place.type().properties()) {
      examination.complainUnless(
          property.presence() != Presence.REQUIRED || place.object().containsKey(property.name()),
          kind,
          place.path() + "." + property.name(),
          "is required, but not written");
    }
  }

  @Test
  @DisplayName("K-ENC-02 what is written says all that the value says")
  default void writesEverything() {
    Examination examination = new Examination(codec());
    BodyKind.all().forEach(kind -> writesEverything(kind, examination));
    examination.conclude();
  }

  private static <T> void writesEverything(BodyKind<T> kind, Examination examination) {
    for (T value : Samples.plain(kind)) {
      byte[] document = examination.codec().encode(kind, value);
      Map<String, Object> said = Reading.seen(kind, Reading.meant(kind, document));
      JsonTree.lacking(Reading.seen(kind, value), said)
          .forEach(difference -> examination.complain(kind, "$", difference));
    }
  }
}
