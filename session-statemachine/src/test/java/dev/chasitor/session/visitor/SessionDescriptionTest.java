package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No id and no logged attribute can look like another part of a log message. */
class SessionDescriptionTest {

  private static SessionDescription of(String id, Map<String, String> attributes) {
    return new SessionDescription(id, attributes, List.of());
  }

  private static String refusal(String id, Map<String, String> attributes, String... logged) {
    return String.valueOf(
        assertThrows(
                IllegalArgumentException.class,
                () -> new SessionDescription(id, attributes, List.of(logged)))
            .getMessage());
  }

  private static Map<String, String> attributes(int count) {
    Map<String, String> attributes = new TreeMap<>();
    IntStream.range(0, count).forEach(i -> attributes.put("name" + i, "value"));
    return attributes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "!", "~", "order-4711/2", "{0}", "%s"})
  void aPrintableIdIsTaken(String id) {
    assertEquals("chat=" + id, of(id, Map.of()).label());
  }

  @Test
  void everyOtherCharacterIsRefusedInIdsNamesAndLoggedValues() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = "a" + (char) c;
      boolean printable = c > 0x20 && c < 0x7f;
      if (printable) {
        assertEquals(text, of(text, Map.of()).id());
      } else {
        assertFalse(refusal(text, Map.of()).contains(text));
        assertFalse(refusal("id", Map.of(text, "v")).contains(text));
        assertFalse(refusal("id", Map.of("n", text), "n").contains(text));
        assertFalse(refusal("id", Map.of(), text).contains(text));
        assertEquals(Map.of("n", text), of("id", Map.of("n", text)).attributes());
      }
    }
    refusal("id", Map.of("a=b", "v"));
  }

  @Test
  void everyLengthHasALimit() {
    assertEquals(128, of("x".repeat(128), Map.of()).id().length());
    refusal("", Map.of());
    refusal("x".repeat(129), Map.of());
    assertEquals(16, of("id", attributes(16)).attributes().size());
    refusal("id", attributes(17));
    of("id", Map.of("n".repeat(64), "v".repeat(1024)));
    refusal("id", Map.of("n".repeat(65), "v"));
    refusal("id", Map.of("", "v"));
    assertTrue(refusal("id", Map.of("note", "v".repeat(1025))).contains("the attribute note has"));
    new SessionDescription("id", Map.of("n", "v".repeat(128)), List.of("n"));
    refusal("id", Map.of("n", "v".repeat(129)), "n");
    refusal("id", Map.of("n", ""), "n");
    String[] many = attributes(17).keySet().toArray(String[]::new);
    refusal("id", Map.of(), many);
  }

  @Test
  void onlyNamedAttributesAreShownInTheApplicationsOrder() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("zone", "eu");
    attributes.put("e-mail", "ada@secret.example");
    attributes.put("bot", "b7");
    SessionDescription described =
        new SessionDescription("4711", attributes, List.of("bot", "zone", "absent"));
    assertEquals("chat=4711 zone=eu bot=b7", described.label());
    assertEquals("SessionDescription[chat=4711 zone=eu bot=b7]", described.toString());
    attributes.clear();
    assertEquals(List.of("zone", "e-mail", "bot"), List.copyOf(described.attributes().keySet()));
    Map<String, String> kept = described.attributes();
    assertThrows(UnsupportedOperationException.class, () -> kept.put("more", "x"));
  }
}
