package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.codec.document.WireProperty;
import dev.chasitor.codec.document.WireProperty.Presence;
import dev.chasitor.codec.document.WireValue;
import dev.chasitor.model.Extensible;
import dev.chasitor.model.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What happens to each property of each table when it is missing, null, doubled, spelled or typed
 * another way, or has a new neighbour. Written once, over the tables. Rules K-DEC-02, K-DEC-04,
 * K-DEC-05, K-NUM-01, K-VAR-01, ruling A31.
 */
class EvolutionTest {

  private static final Set<BodyKind<?>> ENVELOPES =
      Set.of(
          BodyKind.named("data/Message").orElseThrow(),
          BodyKind.named("data/NounWrapper").orElseThrow());

  private final ChasitorCodec codec = ChasitorCodec.create();

  /** One property of one kind, and a document that has it. */
  record Case<T>(BodyKind<T> kind, WireProperty property, Fixture<T> fixture) {
    Map<String, Object> document() {
      return StrictJson.object(StrictJson.parse(fixture.document().toBytes()));
    }

    @Override
    public String toString() {
      return kind + "." + property.name();
    }
  }

  /** Envelopes never fail and have tests of their own. */
  static List<Case<?>> cases() {
    List<Case<?>> cases = new ArrayList<>();
    for (BodyKind<?> kind : BodyKind.all()) {
      if (!ENVELOPES.contains(kind)) {
        addCases(kind, cases);
      }
    }
    return cases;
  }

  private static <T> void addCases(BodyKind<T> kind, List<Case<?>> cases) {
    Fixture<T> full = Fixture.full(kind);
    kind.wireType().properties().forEach(property -> cases.add(new Case<>(kind, property, full)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isInTheFullFixture(Case<?> one) {
    assertTrue(
        one.document().containsKey(one.property().name()),
        () -> one.fixture() + " lacks " + one.property().name());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void missing(Case<?> one) {
    Map<String, Object> document = one.document();
    document.remove(one.property().name());
    absent(one, document);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNull(Case<?> one) {
    Map<String, Object> document = one.document();
    document.put(one.property().name(), StrictJson.NULL);
    absent(one, document);
  }

  private <T> void absent(Case<T> one, Map<String, Object> document) {
    String name = one.property().name();
    if (one.property().presence() == Presence.REQUIRED) {
      assertMalformedAt("$." + name, one.kind(), document);
      return;
    }
    Map<String, Object> again = write(one.kind(), read(one.kind(), document));
    switch (one.property().presence()) {
      case DEFAULTED -> assertTrue(again.containsKey(name), "a default is written");
      case OPTIONAL, READ_ONLY -> assertFalse(again.containsKey(name), "absent stays absent");
      case REQUIRED -> throw new AssertionError("handled before");
    }
    document.remove(name);
    again.remove(name);
    document.keySet().removeIf(key -> isReadOnly(one.kind(), key));
    assertEquals(document, again, "the others are untouched");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void twice(Case<?> one) {
    String name = one.property().name();
    String document = StrictJson.write(one.document());
    String value = StrictJson.write(Objects.requireNonNull(one.document().get(name)));
    String doubled = document.substring(0, document.length() - 1) + ",\"" + name + "\":" + value;
    MalformedMessageException e =
        assertThrows(
            MalformedMessageException.class, () -> codec.decode(one.kind(), bytes(doubled + "}")));
    assertEquals("$." + name, e.path());
    assertEquals(document.length(), e.offset(), "the offset of the second");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void ofAnotherType(Case<?> one) {
    Map<String, Object> document = one.document();
    String name = one.property().name();
    WireValue.Kind kind = one.property().value().kind();
    Object wrong =
        kind == WireValue.Kind.OBJECT || kind == WireValue.Kind.UNION ? List.of() : Map.of();
    document.put(name, wrong);
    if (kind == WireValue.Kind.ANY) {
      read(one.kind(), document);
    } else {
      assertMalformedAt("$." + name, one.kind(), document);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inOtherSpellings(Case<?> one) {
    WireProperty property = one.property();
    List<String> spellings = new ArrayList<>(property.alsoReadAs());
    if (property.anyCase()) {
      spellings.add(property.name().toLowerCase(Locale.ROOT));
      spellings.add(property.name().toUpperCase(Locale.ROOT));
    }
    for (String spelling : spellings) {
      Map<String, Object> document = one.document();
      document.put(spelling, document.remove(property.name()));
      assertEquals(one.fixture().value(), read(one.kind(), document), spelling);
      document.put(property.name(), Objects.requireNonNull(document.get(spelling)));
      assertMalformedAt("$." + property.name(), one.kind(), document);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void asText(Case<?> one) {
    Map<String, Object> document = one.document();
    String name = one.property().name();
    Object value = Objects.requireNonNull(document.get(name));
    switch (one.property().value().kind()) {
      case BOOLEAN -> {
        document.put(name, value.toString());
        assertEquals(one.fixture().value(), read(one.kind(), document));
        document.put(name, value.toString().toUpperCase(Locale.ROOT));
        assertEquals(one.fixture().value(), read(one.kind(), document));
        document.put(name, "yes");
        assertMalformedAt("$." + name, one.kind(), document);
      }
      case INT32, INT64 -> {
        String digits = ((BigDecimal) value).toPlainString();
        for (Object form : List.of(digits, digits + ".0", new BigDecimal(digits + ".00"))) {
          document.put(name, form);
          assertEquals(one.fixture().value(), read(one.kind(), document), () -> form.toString());
        }
        for (Object form : List.of(digits + "x", " " + digits, "", new BigDecimal("0.5"), "1e99")) {
          document.put(name, form);
          assertMalformedAt("$." + name, one.kind(), document);
        }
      }
      case DOUBLE -> {
        document.put(name, ((BigDecimal) value).toPlainString());
        assertEquals(one.fixture().value(), read(one.kind(), document));
        for (Object form : List.of("NaN", "", "1e999", new BigDecimal("1e999"))) {
          document.put(name, form);
          assertMalformedAt("$." + name, one.kind(), document);
        }
      }
      case TEXT, WORD -> {
        document.put(name, new BigDecimal("7"));
        Object number = read(one.kind(), document);
        document.put(name, "7");
        assertEquals(number, read(one.kind(), document));
      }
      case ARRAY, MAP, OBJECT, UNION -> assertFalse(value instanceof String);
      case ANY -> assertEquals(one.fixture().value(), read(one.kind(), document));
    }
  }

  static List<BodyKind<?>> kinds() {
    return BodyKind.all();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void withANewNeighbour(BodyKind<?> kind) {
    newNeighbour(kind);
  }

  private <T> void newNeighbour(BodyKind<T> kind) {
    Map<String, Object> document =
        StrictJson.object(StrictJson.parse(Fixture.full(kind).written().toBytes()));
    Object unknown = StrictJson.parse("{\"a\":[1.50,null,\"\\u00e9\\n\"],\"b\":{}}");
    Map<String, Object> extended = new LinkedHashMap<>(Map.of("x-new", unknown));
    extended.putAll(document);
    extended.put("y-new", StrictJson.NULL);
    T value = read(kind, extended);
    Extensible kept = assertInstanceOf(Extensible.class, value);
    assertEquals(
        Map.of(
            "x-new", Json.of("{\"a\":[1.5,null,\"\u00e9\\n\"],\"b\":{}}"),
            "y-new", Json.of("null")),
        kept.additionalProperties());
    assertEquals(extended, write(kind, value), "a relay eats nothing");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anythingButAnObject(BodyKind<?> kind) {
    for (String other : List.of("[]", "7", "\"\"", "true", "null")) {
      if (ENVELOPES.contains(kind)) {
        codec.decode(kind, bytes(other));
      } else {
        MalformedMessageException e =
            assertThrows(
                MalformedMessageException.class, () -> codec.decode(kind, bytes(other)), other);
        assertEquals("$", e.path());
      }
    }
  }

  @Test
  void theTablesNameEachPropertyOnce() {
    for (BodyKind<?> kind : BodyKind.all()) {
      List<String> names = new ArrayList<>();
      for (WireProperty property : kind.wireType().properties()) {
        names.add(property.name());
        names.addAll(property.alsoReadAs());
      }
      assertEquals(names.stream().distinct().toList(), names, kind.name());
      assertTrue(kind.wireType().open(), kind.name());
    }
  }

  private static boolean isReadOnly(BodyKind<?> kind, String name) {
    return kind.wireType()
        .property(name)
        .filter(property -> property.presence() == Presence.READ_ONLY)
        .isPresent();
  }

  private void assertMalformedAt(String path, BodyKind<?> kind, Map<String, Object> document) {
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> read(kind, document));
    assertTrue(e.path().equals(path) || e.path().startsWith(path + "["), e.getMessage());
  }

  private <T> T read(BodyKind<T> kind, Map<String, Object> document) {
    return codec.decode(kind, bytes(StrictJson.write(document)));
  }

  private <T> Map<String, Object> write(BodyKind<T> kind, T value) {
    return StrictJson.object(StrictJson.parse(codec.encode(kind, value)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
