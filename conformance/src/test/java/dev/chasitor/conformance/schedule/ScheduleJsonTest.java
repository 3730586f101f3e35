package dev.chasitor.conformance.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.codec.json.JsonFormat;
import dev.chasitor.codec.json.JsonType;
import dev.chasitor.codec.json.JsonTypes;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.model.Json;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleJsonTest {

  private static final JsonFormat FORMAT = JsonFormat.unlimited();
  private static final JsonType<Map<String, Json>> OBJECT = JsonTypes.map(JsonTypes.JSON);
  private static final JsonType<List<Json>> ARRAY = JsonTypes.list(JsonTypes.JSON);
  private static final String DOCUMENT = ScheduleJson.write(PinnedSchedules.everyOption());

  @Test
  void everyPinnedScheduleComesBack() {
    PinnedSchedules.all()
        .forEach(
            (name, schedule) ->
                assertEquals(schedule, ScheduleJson.read(ScheduleJson.write(schedule)), name));
  }

  /** So a schedule that comes back with every option has lost nothing. */
  @Test
  void theSampleHasNoOptionWithItsDefault() throws ReflectiveOperationException {
    Scenario sample = PinnedSchedules.everyOption();
    Scenario plain = PinnedSchedules.empty();
    for (RecordComponent component : Scenario.class.getRecordComponents()) {
      assertNotEquals(
          component.getAccessor().invoke(plain),
          component.getAccessor().invoke(sample),
          component.getName());
    }
    String[] usual = plain.profile().toString().split("[{,}]", -1);
    for (String option : sample.profile().toString().split("[{,}]", -1)) {
      assertTrue(
          option.isEmpty() || option.equals("Profile") || !List.of(usual).contains(option), option);
    }
  }

  /** A place of the document: its path, the description of its value, and how to change it. */
  private record Place(String path, WireValue value, Presence presence, Changer changer) {}

  /** Returns the document in which a change was made at one place; null removes the property. */
  private interface Changer {
    Json with(UnaryOperator<Map<String, Json>> change);
  }

  /** Every property of the sample's document. */
  private static List<Place> places() {
    List<Place> places = new ArrayList<>();
    Json whole = Json.of(DOCUMENT);
    collect("$", ScheduleShapes.SCHEDULE.describe(), whole, changed -> changed, places);
    return places;
  }

  private static void collect(
      String path, WireValue object, Json found, UnaryOperator<Json> around, List<Place> places) {
    Map<String, Json> properties = read(OBJECT, found);
    object
        .types()
        .get(0)
        .properties()
        .forEach(
            row -> {
              Changer changer = change -> around.apply(written(change.apply(copy(properties))));
              String place = path + "." + row.name();
              places.add(new Place(place, row.value(), row.presence(), changer));
              Json value = Objects.requireNonNull(properties.get(row.name()), place);
              UnaryOperator<Json> inner =
                  changed -> changer.with(all -> with(all, row.name(), changed));
              if (row.value().kind() == WireValue.Kind.OBJECT) {
                collect(place, row.value(), value, inner, places);
              } else if (row.value().kind() == WireValue.Kind.ARRAY) {
                collect(
                    place + "[0]",
                    row.value().element().orElseThrow(),
                    read(ARRAY, value).get(0),
                    changed -> inner.apply(Json.of("[" + changed.text() + "]")),
                    places);
              }
            });
  }

  private static String name(Place place) {
    return place.path().substring(place.path().lastIndexOf('.') + 1);
  }

  @Test
  void aMissingPropertyIsNamed() {
    int required = 0;
    for (Place place : places()) {
      if (place.presence() == Presence.REQUIRED) {
        required++;
        Json without = place.changer().with(all -> without(all, name(place)));
        String message = refused(without);
        assertTrue(message.contains("at " + place.path()), () -> place + ": " + message);
        assertTrue(message.contains("found nothing"), message);
      } else {
        ScheduleJson.read(place.changer().with(all -> without(all, name(place))).text());
      }
    }
    assertTrue(required > 35, "only " + required + " properties are required");
  }

  @Test
  void anUnknownPropertyIsNamedWithTheKnownOnes() {
    for (Place place : places()) {
      String object = place.path().substring(0, place.path().lastIndexOf('.'));
      String message =
          refused(place.changer().with(all -> with(all, "colour", Json.of("\"red\""))));
      assertTrue(message.contains("at " + object + ":"), () -> object + ": " + message);
      assertTrue(message.contains("found \"colour\""), message);
      assertTrue(message.contains(name(place)), message);
    }
  }

  @Test
  void aValueOfAnotherTypeIsNamed() {
    for (Place place : places()) {
      for (String other : List.of("null", "true", "7", "7.0", "\"7\"", "[7]", "{\"a\":7}")) {
        boolean isRight =
            switch (place.value().kind()) {
              case INT32, INT64 -> other.equals("7");
              case BOOLEAN -> other.equals("true");
              case TEXT, WORD -> other.equals("\"7\"") && place.path().equals("$.steps[0].text");
              case DOUBLE, ARRAY, MAP, OBJECT, UNION, ANY -> false;
            };
        Json changed = place.changer().with(all -> with(all, name(place), Json.of(other)));
        if (isRight && !place.path().equals("$.version")) {
          ScheduleJson.read(changed.text());
        } else {
          String message = refused(changed);
          assertTrue(message.contains("at " + place.path()), () -> place + ": " + message);
          assertTrue(message.contains("expected"), message);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"at\": \"PT0.001000001S\" | \"at\": \"-PT1S\" | at must be between PT0S",
        "\"at\": \"PT0.001000001S\" | \"at\": \"PT9000H\" | at must be between PT0S",
        "\"lasting\": \"PT0.05S\" | \"lasting\": \"-PT1S\" | lasting must be between",
        "\"lasting\": \"PT0.05S\" | \"lasting\": \"soon\" | a duration such as PT1.5S",
        "\"nth\": 2 | \"nth\": 0 | nth must be 1 or more",
        "\"nth\": 5 | \"nth\": 0 | nth must be 1 or more",
        "\"nth\": 6 | \"nth\": -1 | nth must be 1 or more",
        "\"times\": 4 | \"times\": 0 | times must be 1 or more",
        "\"MESSAGES\" | \"CHAT_MESSAGE\" | STALE_BATCH cannot hit CHAT_MESSAGE",
        "\"STALE_BATCH\" | \"STALE_BREAD\" | one of [DROP_REQUEST, ",
        "\"SUSPEND\" | \"SLEEP\" | one of [SAY, TYPE, ",
        "\"pollTimeout\": 7 | \"pollTimeout\": 0 | pollTimeout must be 1 or more",
        "\"acceptAfter\": \"PT3.25S\" | \"acceptAfter\": \"-PT1S\" | acceptAfter must be",
        "\"batchLimit\": 112 | \"batchLimit\": 0 | batchLimit 1 or more",
        "\"version\": 1 | \"version\": 2 | found one written as version 2"
      })
  void aValueThatNoRunCouldHaveIsRefused(String right, String wrong, String message) {
    String changed = DOCUMENT.replace(right.strip(), wrong.strip());
    assertNotEquals(DOCUMENT, changed);
    String told = refused(Json.of(changed));
    assertTrue(told.contains(message), told);
    assertTrue(told.startsWith("The schedule is wrong at $"), told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | JSON value",
        "[] | an object",
        "{ | the end",
        "{} | $.version",
        "{\"version\":1,\"version\":1} | once"
      })
  void whatIsNoDocumentIsRefused(String text, String message) {
    String told = refused(Json.of(text));
    assertTrue(told.contains(message), told);
  }

  private static String refused(Json document) {
    return assertThrows(
            MalformedScheduleException.class,
            () -> ScheduleJson.read(document.text()),
            document::text)
        .getMessage();
  }

  private static Map<String, Json> copy(Map<String, Json> properties) {
    return new LinkedHashMap<>(properties);
  }

  private static Map<String, Json> with(Map<String, Json> all, String name, Json value) {
    all.put(name, value);
    return all;
  }

  private static Map<String, Json> without(Map<String, Json> all, String name) {
    all.remove(name);
    return all;
  }

  private static <T> T read(JsonType<T> type, Json json) {
    return FORMAT.fromBytes(type, json.text().getBytes(StandardCharsets.UTF_8));
  }

  private static Json written(Map<String, Json> properties) {
    return Json.of(new String(FORMAT.toBytes(OBJECT, properties), StandardCharsets.UTF_8));
  }
}
