package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.conformance.rule.CodecRule;
import java.util.LinkedHashMap;
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

  /** JSON objects that no edition of the protocol knows. A codec keeps each value in them. */
  List<String> NEWER =
      List.of(
          "{\"a\":[1.5,null,\"b\"],\"c\":{}}",
          "{\"a\":null,\"b\":{\"c\":null,\"d\":[null]}}",
          "{\"a\":{\"b\":{\"c\":{\"d\":[[],[{}],\"\"]}}}}",
          "{\"a\":12345678901234567890123,\"b\":-1.50e-7,\"c\":[0,true,false]}",
          "{}");

  @Test
  @DisplayName("K-DEC-01 each documented example is read as the documented fields")
  default void readsExamples() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_DEC_01,
        examination -> examination.readsVectorsThatShow(Set.of(CodecRule.K_DEC_01)));
  }

  @Test
  @DisplayName("K-DEC-02 a property that is not known does no harm, on any level")
  default void ignoresNewProperties() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_DEC_02,
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
    for (Object value : List.of(newer(NEWER.get(0)), JsonTree.NULL, "b")) {
      Map<String, Object> with =
          examination.full(place.path(), object -> object.put("x-newer", value));
      examination.reads(place.path() + ".x-newer", without, JsonTree.bytes(with));
    }
  }

  @Test
  @DisplayName("K-DEC-02 known names inside a property that is not known do no harm")
  default void looksIntoNoNewProperty() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_DEC_02,
        examination ->
            examination
                .read("$", examination.full())
                .ifPresent(
                    without ->
                        examination
                            .places()
                            .forEach(place -> looksInto(place, without, examination))));
  }

  /** Hides other values under the names of this place, first and last, and at several depths. */
  private static void looksInto(
      Place place, Map<String, Object> without, Examination<?> examination) {
    Map<String, Object> decoy = new LinkedHashMap<>();
    place.type().properties().forEach(property -> decoy.put(property.name(), "decoy"));
    for (Object hidden : List.of(decoy, List.of(decoy), Map.of("a", List.of(Map.of("b", decoy))))) {
      Map<String, Object> last =
          examination.full(place.path(), object -> object.put("x-newer", hidden));
      examination.reads(place.path() + ".x-newer as the last", without, JsonTree.bytes(last));
      Map<String, Object> first =
          examination.full(
              place.path(),
              object -> {
                Map<String, Object> known = new LinkedHashMap<>(object);
                object.clear();
                object.put("x-newer", hidden);
                object.putAll(known);
              });
      examination.reads(place.path() + ".x-newer as the first", without, JsonTree.bytes(first));
    }
  }

  @Test
  @DisplayName("K-DEC-03 a message of an unknown type keeps its type and its object")
  default void keepsNewTypes() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_DEC_03,
        examination -> {
          for (Place place : examination.places()) {
            place
                .body()
                .ifPresent(
                    body ->
                        NEWER.forEach(object -> keepsNewType(place, body, object, examination)));
          }
        });
  }

  private static void keepsNewType(
      Place place, WireProperty body, String object, Examination<?> examination) {
    Map<String, Object> document =
        examination.full(
            place.path(),
            envelope -> {
              place.type().properties().stream()
                  .filter(place::namesType)
                  .forEach(type -> envelope.put(type.name(), "Newer"));
              envelope.put(body.name(), newer(object));
            });
    Map<String, Object> envelope =
        Place.at(place.path(), examination.kind(), document).orElseThrow().object();
    String where = place.path() + " with " + object;
    examination
        .read(where, document)
        .flatMap(seen -> Place.at(place.path(), examination.kind(), seen))
        .ifPresent(kept -> examination.isSame(where, envelope, kept.object()));
  }

  @Test
  @DisplayName("K-DEC-04 a required property that is missing is an error that names its path")
  default void namesWhatIsMissing() {
    Examination.ofEachKind(
        codec(),
        CodecRule.K_DEC_04,
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
        CodecRule.K_DEC_05,
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

  private static Object newer(String object) {
    return JsonTree.object(object.getBytes(UTF_8));
  }
}
