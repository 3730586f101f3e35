package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.Documents.malformed;
import static dev.chasitor.codec.json.Documents.read;
import static dev.chasitor.codec.json.Documents.write;
import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireType;
import dev.chasitor.codec.document.WireValue.Kind;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A table with a property of each sort. */
class JsonShapeTest {

  private record Pet(
      String name,
      boolean tame,
      Optional<String> owner,
      OptionalInt age,
      OptionalLong chip,
      OptionalDouble weight,
      List<String> parents,
      List<String> toys,
      List<Integer> bites,
      Map<String, Json> more) {}

  private static final class Builder {
    private String name = "";
    private boolean tame = true;
    private Optional<String> owner = Optional.empty();
    private OptionalInt age = OptionalInt.empty();
    private OptionalLong chip = OptionalLong.empty();
    private OptionalDouble weight = OptionalDouble.empty();
    private final List<String> parents = new ArrayList<>();
    private final List<String> toys = new ArrayList<>();
    private final List<Integer> bites = new ArrayList<>();
    private final Map<String, Json> more = new LinkedHashMap<>();

    Pet build() {
      if (name.isEmpty()) {
        throw new IllegalStateException("a pet has a name");
      }
      return new Pet(name, tame, owner, age, chip, weight, parents, toys, bites, more);
    }
  }

  private final JsonShape<Pet, Builder> closed =
      JsonShape.of("Pet", Builder::new, Builder::build)
          .source("Chapter 1")
          .required("name", TEXT, Pet::name, (b, name) -> b.name = name)
          .also("petName", "label")
          .defaulted("tame", BOOL, Pet::tame, (b, tame) -> b.tame = tame)
          .anyCase()
          .optional("owner", TEXT, Pet::owner, (b, owner) -> b.owner = Optional.of(owner))
          .since(35)
          .optionalInt("age", Pet::age, (b, age) -> b.age = OptionalInt.of(age))
          .optionalLong("chip", Pet::chip, (b, chip) -> b.chip = OptionalLong.of(chip))
          .optionalDouble(
              "weight", Pet::weight, (b, weight) -> b.weight = OptionalDouble.of(weight))
          .requiredList("parents", TEXT, Pet::parents, (b, parent) -> b.parents.add(parent))
          .defaultedList("toys", TEXT, Pet::toys, (b, toy) -> b.toys.add(toy))
          .optionalList("bites", INT32, Pet::bites, (b, bite) -> b.bites.add(bite))
          .undocumented()
          .readOnly("wild", BOOL, (b, wild) -> b.tame = !wild);

  private final JsonShape<Pet, Builder> open =
      closed.extras(Pet::more, (b, property, value) -> b.more.put(property, value));

  private static final String FULL =
      "{\"name\":\"Rex\",\"tame\":false,\"owner\":\"Ann\",\"age\":3,\"chip\":9007199254740993,"
          + "\"weight\":2.5,\"parents\":[\"a\",\"b\"],\"toys\":[\"ball\"],\"bites\":[1,2]}";
  private static final String LITTLE =
      "{\"name\":\"Rex\",\"tame\":true,\"parents\":[],\"toys\":[]}";

  @Test
  void everyPropertyIsReadAndWrittenInTheTablesOrder() {
    Pet rex = read(closed, FULL);
    assertEquals(
        new Pet(
            "Rex",
            false,
            Optional.of("Ann"),
            OptionalInt.of(3),
            OptionalLong.of(9007199254740993L),
            OptionalDouble.of(2.5),
            List.of("a", "b"),
            List.of("ball"),
            List.of(1, 2),
            Map.of()),
        rex);
    assertEquals(FULL, write(closed, rex));
    String bites = ",\"bites\":[1,2]";
    assertEquals(
        rex, read(closed, FULL.replace(bites, "").replace("{", "{" + bites.substring(1) + ",")));
  }

  @Test
  void whatIsAbsentOrNullHasItsDefaultOrIsNotThere() {
    Pet rex =
        new Pet(
            "Rex",
            true,
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    assertEquals(rex, read(closed, "{\"name\":\"Rex\",\"parents\":[]}"));
    assertEquals(
        rex,
        read(
            closed,
            "{\"name\":\"Rex\",\"tame\":null,\"owner\":null,\"age\":null,\"chip\":null,"
                + "\"weight\":null,\"parents\":[],\"toys\":null,\"bites\":null,\"wild\":null}"));
    assertEquals(LITTLE, write(closed, rex));
  }

  @Test
  void whatIsRequiredMustBeThere() {
    assertEquals(
        "at $.name, byte 13: expected text, found nothing",
        malformed(closed, "{\"parents\":[]}").getMessage());
    assertEquals(
        "at $.parents, byte 13: expected an array, found nothing",
        malformed(closed, "{\"name\":\"Rex\"}").getMessage());
    assertEquals(
        "at $.parents, byte 24: expected an array, found null",
        malformed(closed, "{\"name\":\"Rex\",\"parents\":null}").getMessage());
    assertEquals(
        "at $.name, byte 8: expected text, found null",
        malformed(closed, "{\"name\":null,\"parents\":[]}").getMessage());
  }

  @Test
  void theBuildersObjectionIsTold() {
    assertEquals(
        "expected a valid Pet: a pet has a name",
        malformed(closed, "{\"name\":\"\",\"parents\":[]}").expectation());
  }

  @Test
  void otherSpellingsAreReadAndNeverWritten() {
    for (String spelling : List.of("petName", "label")) {
      assertEquals(LITTLE, again(LITTLE.replace("name", spelling)));
    }
    for (String spelling : List.of("TAME", "tAmE")) {
      assertEquals(
          LITTLE.replace("true", "false"),
          again(LITTLE.replace("tame", spelling).replace("true", "false")));
    }
    assertEquals("$.name", malformed(closed, LITTLE.replace("name", "NAME")).path());
    assertEquals(
        LITTLE.replace("true", "false"), again("{\"wild\":true,\"name\":\"Rex\",\"parents\":[]}"));
  }

  @Test
  void aPropertyThatComesTwiceIsAnErrorAlsoUnderTwoSpellings() {
    for (String twice :
        List.of(
            "\"name\":\"a\",\"name\":\"a\"",
            "\"label\":\"a\",\"name\":\"a\"",
            "\"tame\":true,\"Tame\":true")) {
      MalformedMessageException e = malformed(closed, "{" + twice + ",\"parents\":[]}");
      assertEquals("expected the property once", e.expectation(), twice);
    }
  }

  @Test
  void unknownPropertiesAreKeptWhereTheTableHasAPlaceForThem() {
    String more = LITTLE.replace("}", ",\"b\":[1.50,{}],\"a\":null}");
    assertEquals(more, write(open, read(open, more)));
    assertEquals(List.of("b", "a"), List.copyOf(read(open, more).more().keySet()));
    assertEquals(LITTLE, again(more));
  }

  @Test
  void anUnknownPropertyMayNotPoseAsAKnownOne() {
    for (String known : List.of("name", "label", "TAME", "wild", "bites")) {
      Pet rex = read(open, LITTLE);
      rex.more().put(known, Json.of("null"));
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> write(open, rex));
      assertEquals(
          "An additional property of Pet has the name of a known one: " + known, e.getMessage());
    }
  }

  @Test
  void theTableTellsItsRows() {
    WireType type = closed.type();
    assertEquals("Pet", type.name());
    assertEquals("Chapter 1", type.source());
    assertEquals(false, type.open());
    assertEquals(true, open.type().open());
    assertEquals(
        List.of(
            "name", "tame", "owner", "age", "chip", "weight", "parents", "toys", "bites", "wild"),
        type.properties().stream().map(WireProperty::name).toList());
    assertEquals(Presence.REQUIRED, property("name").presence());
    assertEquals(List.of("petName", "label"), property("name").alsoReadAs());
    assertEquals(Presence.DEFAULTED, property("tame").presence());
    assertEquals(true, property("tame").anyCase());
    assertEquals(false, property("name").anyCase());
    assertEquals(Optional.of(ApiVersion.of(35)), property("owner").since());
    assertEquals(Optional.of(ApiVersion.of(29)), property("age").since());
    assertEquals(Optional.empty(), property("bites").since());
    assertEquals(Presence.OPTIONAL, property("bites").presence());
    assertEquals(Presence.READ_ONLY, property("wild").presence());
    assertEquals(
        List.of(
            Kind.TEXT,
            Kind.BOOLEAN,
            Kind.TEXT,
            Kind.INT32,
            Kind.INT64,
            Kind.DOUBLE,
            Kind.ARRAY,
            Kind.ARRAY,
            Kind.ARRAY,
            Kind.BOOLEAN),
        type.properties().stream().map(row -> row.value().kind()).toList());
    assertEquals(List.of(type), closed.describe().types());
  }

  private WireProperty property(String name) {
    return closed.type().property(name).orElseThrow();
  }

  @Test
  void eachLineMakesANewTable() {
    JsonShape<Pet, Builder> empty = JsonShape.of("Pet", Builder::new, Builder::build);
    JsonShape<Pet, Builder> named =
        empty.required("name", TEXT, Pet::name, (b, name) -> b.name = name);
    JsonShape<Pet, Builder> renamed = named.also("label");
    assertEquals(0, empty.type().properties().size());
    assertEquals("", empty.type().source());
    assertEquals("{\"name\":\"Rex\"}", write(named, read(renamed, "{\"label\":\"Rex\"}")));
    assertEquals("$.name", malformed(named, "{\"label\":\"Rex\"}").path());
  }

  @Test
  void aTableHasAtMostSixtyFourRows() {
    JsonShape<Pet, Builder> wide = JsonShape.of("Pet", Builder::new, Builder::build);
    for (int row = 0; row < 63; row++) {
      wide = wide.readOnly("p" + row, TEXT, (b, name) -> b.name = name);
    }
    JsonShape<Pet, Builder> widest =
        wide.required("p63", TEXT, Pet::name, (b, name) -> b.name = name);
    assertEquals("{\"p63\":\"Rex\"}", write(widest, read(widest, "{\"p0\":\"\",\"p63\":\"Rex\"}")));
    assertEquals("$.p63", malformed(widest, "{\"p0\":\"Rex\"}").path());
    assertEquals("$.p63", malformed(widest, "{\"p63\":\"a\",\"p63\":\"b\"}").path());
    JsonShape<Pet, Builder> tooWide = widest.readOnly("p64", TEXT, (b, name) -> b.name = name);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> read(tooWide, "{}"));
    assertEquals("Pet has more than 64 properties", e.getMessage());
  }

  private String again(String document) {
    return write(closed, read(closed, document));
  }
}
