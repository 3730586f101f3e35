package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Percent-encoding, and its tolerant reading. */
class UriTextTest {

  @Test
  void whatRfc3986LeavesUnreservedIsNotEncoded() {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";
    assertEquals("-.0123456789" + letters, asIs(UriText.encodeQueryValue(ascii())));
    assertEquals("!$&'()*+,-./0123456789:;=@" + letters, asIs(UriText.encodePath(ascii())));
  }

  private static String ascii() {
    StringBuilder all = new StringBuilder();
    for (char c = 0; c < 0x80; c++) {
      all.append(c);
    }
    return all.toString();
  }

  private static String asIs(String encoded) {
    StringBuilder sorted = new StringBuilder();
    encoded.replaceAll("%[0-9A-F]{2}", "").chars().sorted().forEach(c -> sorted.append((char) c));
    return sorted.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "a b,a%20b",
    "100%,100%25",
    "\u00e9,%C3%A9",
    "\u20ac,%E2%82%AC",
    "\ud83d\udc69,%F0%9F%91%A9",
    "a/b+c=,a%2Fb%2Bc%3D",
    "`@[{:,%60%40%5B%7B%3A",
    "'\u0000\u000f\u007f',%00%0F%7F",
  })
  void theRestIsEncodedByteForByte(String text, String encoded) {
    assertEquals(encoded, UriText.encodeQueryValue(text));
    assertEquals(text, UriText.decodePath(encoded));
    assertEquals(List.of(text), UriText.queryValues("x=" + encoded, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a!%zz", "a!100%", "a!1%4", "a+b", "%+1", "%4", "%", "%g0", "%0g", "%-1"})
  void whatIsNoEscapeStaysAsItIs(String text) {
    assertEquals(text, UriText.decodePath(text));
  }

  @ParameterizedTest
  @CsvSource({"%41,A", "%4a%4A,JJ", "%%41,%A", "%2541,%41", "a%20+,a +", "%c3%a9,\u00e9"})
  void anEscapeIsReadOnce(String text, String decoded) {
    assertEquals(decoded, UriText.decodePath(text));
  }

  @Test
  void bytesThatAreNoTextBecomeReplacements() {
    assertEquals("a\ufffdb", UriText.decodePath("a%ffb"));
  }

  @ParameterizedTest
  @CsvSource({"id=+a, ' a'", "id=a+b,'a b'", "id=%2B+%2b,'+ +'", "+id=a,", "id%20=a,", "%69d=a,a"})
  void inAQueryAPlusIsASpace(String query, String value) {
    assertEquals(value == null ? List.of() : List.of(value), UriText.queryValues(query, "id"));
  }

  @Test
  void valuesAreThoseOfTheNameInOrder() {
    assertEquals(
        List.of("1", "2", "3", "", "", "a=b"),
        UriText.queryValues("id=1&x=9&ID=2&id[]=3&id&id=&Id%5B%5d=a=b&idx=7&=8", "id"));
    assertEquals(List.of("8"), UriText.queryValues("id=1&=8", ""));
    assertEquals(List.of(), UriText.queryValues("", "id"));
    assertEquals(List.of(), UriText.queryValues(null, "id"));
  }
}
