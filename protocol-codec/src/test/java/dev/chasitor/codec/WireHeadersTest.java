package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers: names ignore case, repeats survive, values are never shown. */
class WireHeadersTest {

  @Test
  void namesIgnoreCaseAndRepeatsKeepTheirOrder() {
    WireHeaders headers =
        WireHeaders.builder().add("Vary", "b").add("X-One", "1").add("VARY", "a").build();
    assertEquals(Optional.of("b"), headers.first("vary"));
    assertEquals(List.of("b", "a"), headers.all("vArY"));
    assertEquals(List.of("Vary", "X-One"), headers.names());
    assertEquals(Optional.empty(), headers.first("X-Two"));
    assertEquals(List.of(), headers.all("X-Two"));
  }

  @Test
  void eachNameAndValueIsVisited() {
    List<String> visited = new ArrayList<>();
    WireHeaders.builder()
        .add("b", "1")
        .add("A", "2")
        .add("B", "3")
        .build()
        .forEach((name, value) -> visited.add(name + "=" + value));
    assertEquals(List.of("A=2", "b=1", "b=3"), visited);
  }

  @Test
  void areEqualByWhatTheySay() {
    WireHeaders headers = WireHeaders.builder().add("A", "1").add("B", "2").build();
    WireHeaders same = WireHeaders.builder().add("b", "2").add("a", "1").build();
    assertEquals(headers, same);
    assertEquals(headers.hashCode(), same.hashCode());
    for (WireHeaders other :
        List.of(
            WireHeaders.none(),
            WireHeaders.builder().add("A", "1").build(),
            WireHeaders.builder().add("A", "2").add("B", "1").build(),
            WireHeaders.builder().add("A", "1").add("A", "2").build())) {
      assertNotEquals(headers, other);
      assertNotEquals(headers.hashCode(), other.hashCode());
    }
    assertNotEquals(headers, new Object());
  }

  @Test
  void areNoneUntilOneIsAdded() {
    assertEquals(WireHeaders.none(), WireHeaders.builder().build());
    assertEquals(List.of(), WireHeaders.none().names());
  }

  @Test
  void stayAsTheyWereBuilt() {
    WireHeaders.Builder builder = WireHeaders.builder().add("A", "1");
    WireHeaders headers = builder.build();
    builder.add("A", "2").add("B", "3");
    assertEquals(List.of("1"), headers.all("A"));
    assertEquals(List.of("A"), headers.names());
  }

  @Test
  void showNamesOnly() {
    assertEquals(
        "[A, X-LIVEAGENT-SESSION-KEY]",
        WireHeaders.builder()
            .add("X-LIVEAGENT-SESSION-KEY", "topsecret")
            .add("A", "topsecret")
            .build()
            .toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX: 1", "a\nb", "a\rb", "\u0000", "a\u001f", "\u007f"})
  void aControlCharacterIsRefusedAndNotTold(String text) {
    WireHeaders.Builder builder = WireHeaders.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.add(text, "1"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> builder.add("A", "topsecret" + text));
    assertEquals("The value of header A must be in one line", e.getMessage());
    assertFalse(e.toString().contains("topsecret"), e.toString());
  }

  @Test
  void anEmptyNameIsRefusedAndAnEmptyValueIsNot() {
    WireHeaders.Builder builder = WireHeaders.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.add("", "1"));
    assertEquals(
        List.of("", "a\tb \u0080~"),
        builder.add("A", "").add("A", "a\tb \u0080~").build().all("A"));
  }
}
