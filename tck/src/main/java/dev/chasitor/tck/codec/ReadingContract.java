package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of reading: a codec reads everything that a document holds, also a newer document or
 * one with missing properties.
 */
public interface ReadingContract extends CodecUnderTest {

  /** A JSON object that no edition of the protocol knows. */
  String NEWER = "{\"a\":[1.5,null,\"b\"],\"c\":{}}";

  @Test
  @DisplayName("K-DEC-01 each documented example is read as the documented fields")
  default void readsExamples() {
    Examination.ofEachKind(
        codec(), examination -> examination.readsVectorsThatShow(Set.of(CodecRule.K_DEC_01)));
  }

  @Test
  @DisplayName("K-DEC-02 a property that is not known does no harm, on any level")
  default void ignoresNewProperties() {
    Examination.ofEachKind(
        codec(),
        examination ->
            examination
                .read("$", examination.full())
                .ifPresent(
                    without ->
                        examination
                            .places()
                            .forEach(place -> ignoresNewProperty(place, without, examination))));
  }

  private static void ignoresNewProperty(
      Place place, Map<String, Object> without, Examination<?> examination) {
    for (Object value : List.of(newer(), JsonTree.NULL, "b")) {
      Map<String, Object> with =
          examination.full(place.path(), object -> object.put("x-newer", value));
      examination.reads(place.path() + ".x-newer", without, JsonTree.bytes(with));
    }
  }

  @Test
  @DisplayName("K-DEC-03 a message of an unknown type keeps its type and its object")
  default void keepsNewTypes() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          for (Place place : examination.places()) {
            place.body().ifPresent(body -> keepsNewType(place, body, examination));
          }
        });
  }

  private static void keepsNewType(Place place, WireProperty body, Examination<?> examination) {
    Map<String, Object> document =
        examination.full(
            place.path(),
            envelope -> {
              place.type().properties().stream()
                  .filter(place::namesType)
                  .forEach(type -> envelope.put(type.name(), "Newer"));
              envelope.put(body.name(), newer());
            });
    Map<String, Object> envelope =
        Place.at(place.path(), examination.kind(), document).orElseThrow().object();
    examination
        .read(place.path(), document)
        .flatMap(seen -> Place.at(place.path(), examination.kind(), seen))
        .ifPresent(kept -> examination.isSame(place.path(), envelope, kept.object()));
  }

  @Test
  @DisplayName("K-DEC-04 a required property that is missing is an error that names its path")
  default void namesWhatIsMissing() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          for (Place place : examination.places()) {
            // A codec keeps a malformed message unchanged and still reads its neighbours.
            if (!place.inMessage() && place.body().isEmpty()) {
              place.type().properties().stream()
                  .filter(property -> property.presence() == Presence.REQUIRED)
                  .forEach(property -> namesWhatIsMissing(place, property.name(), examination));
            }
          }
        });
  }

  private static void namesWhatIsMissing(Place place, String name, Examination<?> examination) {
    String path = place.path() + "." + name;
    for (Map<String, Object> document : without(place, name, examination)) {
      examination
          .refuses(path, JsonTree.bytes(document))
          .map(examination.codec()::place)
          .ifPresent(
              told ->
                  examination.complainUnless(
                      told.contains(path),
                      path,
                      "expected the error to name the missing property, but it says: " + told));
    }
  }

  @Test
  @DisplayName("K-DEC-05 an optional property that is missing or null is absent")
  default void tellsAbsenceFromDefaults() {
    Examination.ofEachKind(
        codec(),
        examination -> {
          for (Place place : examination.places()) {
            place.type().properties().stream()
                .filter(property -> property.presence() == Presence.OPTIONAL)
                .filter(property -> property.value().kind() != WireValue.Kind.UNION)
                .forEach(property -> isAbsent(place, property.name(), examination));
          }
        });
  }

  private static void isAbsent(Place place, String name, Examination<?> examination) {
    String path = place.path() + "." + name;
    for (Map<String, Object> document : without(place, name, examination)) {
      examination
          .read(path, document)
          .flatMap(seen -> Place.at(place.path(), examination.kind(), seen))
          .ifPresent(seen -> examination.isSame(path, null, seen.object().get(name)));
    }
  }

  /**
   * Returns the full document without a property, and the full document with {@code null} as its
   * value.
   */
  private static List<Map<String, Object>> without(
      Place place, String name, Examination<?> examination) {
    return List.of(
        examination.full(place.path(), object -> object.remove(name)),
        examination.full(place.path(), object -> object.put(name, JsonTree.NULL)));
  }

  private static Object newer() {
    return JsonTree.object(NEWER.getBytes(UTF_8));
  }
}
