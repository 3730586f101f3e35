package dev.chasitor.tck.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.WireProperty;
import dev.chasitor.codec.WireProperty.Presence;
import dev.chasitor.codec.WireValue;
import dev.chasitor.tck.rule.CodecRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read is what was said, also when it is newer or less than was expected. */
public interface ReadingContract extends CodecUnderTest {

  /** Something that no edition of the protocol knows, in compact form. */
  String NEWER = "{\"a\":[1.5,null,\"b\"],\"c\":{}}";

  @Test
  @DisplayName("K-DEC-01 each documented example is read as the documented fields")
  default void readsExamples() {
    Examination examination = new Examination(codec());
    for (Vector<?> vector : Vectors.showingOnly(Set.of(CodecRule.K_DEC_01))) {
      examination.reads(
          vector.kind(), vector.name(), vector.writtenTree(), vector.document().toBytes());
    }
    examination.conclude();
  }

  @Test
  @DisplayName("K-DEC-02 a property that is not known does no harm, on any level")
  default void ignoresNewProperties() {
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      Optional<Map<String, Object>> without = examination.read(kind, "$", Vectors.full(kind));
      for (Place place : Place.all(kind, Vectors.full(kind))) {
        for (Object value : List.of(newer(), JsonTree.NULL, "b")) {
          Map<String, Object> with =
              Examination.full(kind, place.path(), object -> object.put("x-newer", value));
          without.ifPresent(
              expected ->
                  examination.reads(
                      kind, place.path() + ".x-newer", expected, JsonTree.bytes(with)));
        }
      }
    }
    examination.conclude();
  }

  @Test
  @DisplayName("K-DEC-03 a message of an unknown type keeps its type and its object")
  default void keepsNewTypes() {
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      for (Place place : Place.all(kind, Vectors.full(kind))) {
        place.body().ifPresent(body -> keepsNewType(kind, place, body, examination));
      }
    }
    examination.conclude();
  }

  private static void keepsNewType(
      BodyKind<?> kind, Place place, WireProperty body, Examination examination) {
    Map<String, Object> document =
        Examination.full(
            kind,
            place.path(),
            envelope -> {
              place.type().properties().stream()
                  .filter(place::namesType)
                  .forEach(type -> envelope.put(type.name(), "Newer"));
              envelope.put(body.name(), newer());
            });
    Map<String, Object> envelope = Place.at(place.path(), kind, document).orElseThrow().object();
    examination
        .read(kind, place.path(), document)
        .flatMap(seen -> Place.at(place.path(), kind, seen))
        .ifPresent(kept -> examination.isSame(kind, place.path(), envelope, kept.object()));
  }

  @Test
  @DisplayName("K-DEC-04 a required property that is missing is an error that names its path")
  default void namesWhatIsMissing() {
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      for (Place place : Place.all(kind, Vectors.full(kind))) {
        // A message that cannot be read is kept as it came, and costs none of its neighbours.
        if (!place.inMessage() && place.body().isEmpty()) {
          place.type().properties().stream()
              .filter(property -> property.presence() == Presence.REQUIRED)
              .forEach(property -> namesWhatIsMissing(kind, place, property.name(), examination));
        }
      }
    }
    examination.conclude();
  }

  private static void namesWhatIsMissing(
      BodyKind<?> kind, Place place, String name, Examination examination) {
    String path = place.path() + "." + name;
    Map<String, Object> without =
        Examination.full(kind, place.path(), object -> object.remove(name));
    Map<String, Object> withNull =
        Examination.full(kind, place.path(), object -> object.put(name, JsonTree.NULL));
    for (Map<String, Object> document : List.of(without, withNull)) {
      examination
          .refuses(kind, path, JsonTree.bytes(document))
          .map(examination.codec()::place)
          .ifPresent(
              told ->
                  examination.complainUnless(
                      told.contains(path), kind, path, "is missing, and not named by: " + told));
    }
  }

  @Test
  @DisplayName("K-DEC-05 an optional property that is missing or null is absent")
  default void tellsAbsenceFromDefaults() {
    Examination examination = new Examination(codec());
    for (BodyKind<?> kind : BodyKind.all()) {
      for (Place place : Place.all(kind, Vectors.full(kind))) {
        for (WireProperty property : place.type().properties()) {
          if (property.presence() == Presence.OPTIONAL
              && property.value().kind() != WireValue.Kind.UNION) {
            isAbsent(kind, place, property.name(), examination);
          }
        }
      }
    }
    examination.conclude();
  }

  private static void isAbsent(
      BodyKind<?> kind, Place place, String name, Examination examination) {
    Map<String, Object> without =
        Examination.full(kind, place.path(), object -> object.remove(name));
    Map<String, Object> withNull =
        Examination.full(kind, place.path(), object -> object.put(name, JsonTree.NULL));
    for (Map<String, Object> document : List.of(without, withNull)) {
      examination
          .read(kind, place.path() + "." + name, document)
          .flatMap(seen -> Place.at(place.path(), kind, seen))
          .ifPresent(
              seen ->
                  examination.complainUnless(
                      !seen.object().containsKey(name),
                      kind,
                      place.path() + "." + name,
                      "is absent, but read as " + seen.object().get(name)));
    }
  }

  private static Object newer() {
    return JsonTree.object(NEWER.getBytes(UTF_8));
  }
}
