package dev.chasitor.codec.json;

import static dev.chasitor.codec.json.Documents.malformed;
import static dev.chasitor.codec.json.Documents.read;
import static dev.chasitor.codec.json.Documents.write;
import static dev.chasitor.codec.json.JsonTypes.BOOL;
import static dev.chasitor.codec.json.JsonTypes.DURATION;
import static dev.chasitor.codec.json.JsonTypes.INT32;
import static dev.chasitor.codec.json.JsonTypes.INT64;
import static dev.chasitor.codec.json.JsonTypes.JSON;
import static dev.chasitor.codec.json.JsonTypes.TEXT;
import static dev.chasitor.codec.json.JsonTypes.enumOf;
import static dev.chasitor.codec.json.JsonTypes.list;
import static dev.chasitor.codec.json.JsonTypes.map;
import static dev.chasitor.codec.json.JsonTypes.textAs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.Json;
import dev.chasitor.model.SessionKey;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tables for records, sealed families and the types of their components. */
class JsonRecordTest {

  sealed interface Shape {}

  record Circle(long radius) implements Shape {}

  record Group(List<Shape> parts, Optional<Shape> hole) implements Shape {}

  record Nothing() implements Shape {}

  record Everything(
      String text,
      boolean flag,
      DayOfWeek day,
      Duration age,
      SessionKey key,
      Optional<String> note,
      OptionalInt small,
      OptionalLong big,
      List<Long> numbers,
      Map<String, Integer> counts,
      int withDefault,
      Json raw) {
    Everything {
      if (withDefault < 0) {
        throw new IllegalArgumentException("withDefault must be 0 or more");
      }
    }
  }

  private final JsonUnion<Shape> shape = shape();

  private final JsonRecord<Everything> everything =
      JsonRecord.of(
              "Everything",
              s ->
                  new Everything(
                      s.next(), s.next(), s.next(), s.next(), s.next(), s.next(), s.next(),
                      s.next(), s.next(), s.next(), s.next(), s.next()))
          .required("text", TEXT, Everything::text)
          .required("flag", BOOL, Everything::flag)
          .required("day", enumOf(DayOfWeek.class), Everything::day)
          .required("age", DURATION, Everything::age)
          .required("key", textAs("a key", SessionKey::of, SessionKey::reveal), Everything::key)
          .optional("note", TEXT, Everything::note)
          .optionalInt("small", Everything::small)
          .optionalLong("big", Everything::big)
          .list("numbers", list(INT64), Everything::numbers)
          .defaulted("counts", map(INT32), Map.of(), Everything::counts)
          .defaulted("withDefault", INT32, 5, Everything::withDefault)
          .defaulted("raw", JSON, Json.of("{}"), Everything::raw);

  private static JsonUnion<Shape> shape() {
    JsonUnion<Shape> flat =
        JsonUnion.<Shape>by("kind")
            .with(
                "circle",
                Circle.class,
                JsonRecord.of("Circle", s -> new Circle(s.<Long>next()))
                    .required("radius", INT64, Circle::radius))
            .with("nothing", Nothing.class, JsonRecord.of("Nothing", s -> new Nothing()));
    return flat.with(
        "group",
        Group.class,
        JsonRecord.of("Group", s -> new Group(s.next(), s.next()))
            .list("parts", list(flat), Group::parts)
            .optional("hole", flat, Group::hole));
  }

  private static final Everything FULL =
      new Everything(
          "t",
          true,
          DayOfWeek.FRIDAY,
          Duration.ofNanos(1_500_000_001),
          SessionKey.of("k!1"),
          Optional.of("n"),
          OptionalInt.of(-3),
          OptionalLong.of(Long.MAX_VALUE),
          List.of(1L, 2L),
          Map.of("a", 1),
          7,
          Json.of("[1.50,null]"));

  @Test
  void everyComponentSurvives() {
    assertEquals(
        "{\"text\":\"t\",\"flag\":true,\"day\":\"FRIDAY\",\"age\":1500000001,\"key\":\"k!1\","
            + "\"note\":\"n\",\"small\":-3,\"big\":9223372036854775807,\"numbers\":[1,2],"
            + "\"counts\":{\"a\":1},\"withDefault\":7,\"raw\":[1.50,null]}",
        write(everything, FULL));
    assertEquals(FULL, read(everything, write(everything, FULL)));
  }

  @Test
  void aSparseComponentIsWrittenUnlessItIsTheDefault() {
    JsonRecord<Circle> sparse =
        JsonRecord.of("Circle", s -> new Circle(s.<Long>next()))
            .sparse("radius", INT64, 3L, Circle::radius);
    assertEquals("{}", write(sparse, new Circle(3)));
    assertEquals(new Circle(3), read(sparse, "{}"));
    assertEquals("{\"radius\":0}", write(sparse, new Circle(0)));
    assertEquals(new Circle(0), read(sparse, "{\"radius\":0}"));
  }

  @Test
  void absentComponentsHaveTheirOwnMeaning() {
    Everything little =
        read(
            everything,
            "{\"key\":\"k\",\"age\":0,\"day\":\"MONDAY\",\"flag\":false,\"text\":\"\",\"new\":[]}");
    assertEquals(
        new Everything(
            "",
            false,
            DayOfWeek.MONDAY,
            Duration.ZERO,
            SessionKey.of("k"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            List.of(),
            Map.of(),
            5,
            Json.of("{}")),
        little);
    assertEquals(little, read(everything, write(everything, little)));
  }

  @Test
  void anEmptyListIsNotWritten() {
    String little = "{\"text\":\"\",\"flag\":false,\"day\":\"MONDAY\",\"age\":0,\"key\":\"k\"}";
    assertEquals(
        little.replace("}", ",\"counts\":{},\"withDefault\":5,\"raw\":{}}"),
        write(everything, read(everything, little)));
  }

  @Test
  void aConstructorsObjectionIsTold() {
    String wrong = write(everything, FULL).replace("\"withDefault\":7", "\"withDefault\":-1");
    assertEquals(
        "expected a valid Everything: withDefault must be 0 or more",
        malformed(everything, wrong).expectation());
  }

  @Test
  void unknownConstantsAndDoubledNamesAreMalformed() {
    String full = write(everything, FULL);
    MalformedMessageException day = malformed(everything, full.replace("FRIDAY", "TOPSECRET"));
    assertEquals("$.day", day.path());
    assertFalse(day.getMessage().contains("TOPSECRET"), day.getMessage());
    assertEquals(
        "$.counts.a", malformed(everything, full.replace("{\"a\":1}", "{\"a\":1,\"a\":2}")).path());
    assertEquals(
        "$.counts.b", malformed(everything, full.replace("{\"a\":1}", "{\"b\":[]}")).path());
    assertEquals("$.counts", malformed(everything, full.replace("{\"a\":1}", "[]")).path());
  }

  @Test
  void familiesAreToldApartByAPropertyAnywhere() {
    Shape group = new Group(List.of(new Circle(3), new Nothing()), Optional.of(new Circle(1)));
    String written =
        "{\"kind\":\"group\",\"parts\":[{\"kind\":\"circle\",\"radius\":3},{\"kind\":\"nothing\"}],"
            + "\"hole\":{\"kind\":\"circle\",\"radius\":1}}";
    assertEquals(written, write(shape, group));
    assertEquals(group, read(shape, written));
    assertEquals(
        group,
        read(
            shape,
            "{\"hole\":{\"radius\":1,\"kind\":\"circle\"},\"x\":{\"kind\":\"nothing\"},"
                + "\"parts\":[{\"radius\":\"3\",\"x\":[],\"kind\":\"circle\"},{\"kind\":\"nothing\"}],"
                + "\"kind\":\"group\"}"));
    assertEquals(List.of("circle", "nothing", "group"), shape.describe().words());
  }

  @Test
  void familiesNeedTheirProperty() {
    assertEquals("$.kind", malformed(shape, "{}").path());
    assertEquals("$.kind", malformed(shape, "{\"radius\":3}").path());
    assertEquals("$.kind", malformed(shape, "{\"kind\":null}").path());
    assertEquals("$.radius", malformed(shape, "{\"kind\":\"circle\"}").path());
    for (String square :
        List.of("{\"kind\":\"square\",\"radius\":3}", "{\"radius\":3,\"kind\":\"square\"}")) {
      MalformedMessageException e = malformed(shape, square);
      assertEquals("$.kind", e.path());
      assertEquals("expected one of [circle, nothing, group], found another word", e.expectation());
    }
    record Square() {}
    @SuppressWarnings({"unchecked", "rawtypes"}) // a caller who forgot a type of the family
    JsonType<Object> any = (JsonType) shape;
    assertThrows(IllegalArgumentException.class, () -> write(any, new Square()));
  }

  @Test
  void rawJsonMustBeJson() {
    for (String text : List.of("", "{", "1 2", "[] x", "nul", "{\"a\":1,}")) {
      assertThrows(IllegalArgumentException.class, () -> write(JSON, Json.of(text)), text);
    }
    String exact = "{\"a\":[1.50,1e400,-0,\"\u00e9\\u0000\",true,false,null,{}]}";
    assertEquals(exact, write(JSON, read(JSON, exact)));
  }

  @Test
  void numbersThatJsonLacksAreRefused() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> write(JsonTypes.DOUBLE, value));
    }
    assertThrows(
        ArithmeticException.class, () -> write(DURATION, Duration.ofSeconds(Long.MAX_VALUE)));
  }
}
