package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP messages as values: what they hold, and what they show of it (rule K-SEC-01). */
class WireMessageTest {

  private static final WireHeaders HEADERS = WireHeaders.builder().add("A", "topsecret").build();

  @ParameterizedTest
  @CsvSource({
    "https://h.example/chat/rest/System/SessionId/k!1!b/c=?x=1,/chat/rest/System/SessionId/(redacted)",
    "System/SessionId/k!1,System/SessionId/(redacted)",
    "https://h.example/chat/rest/Visitor/Settings?sid=k,/chat/rest/Visitor/Settings",
    "https://user:k@h.example/chat/rest/System/SessionId,/chat/rest/System/SessionId",
    "https://h.example,''",
    "mailto:a@h.example,''",
  })
  void aRequestShowsNoKeyNoQueryAndNoHost(URI uri, String shown) {
    WireRequest request =
        new WireRequest(HttpMethod.DELETE, uri, HEADERS, WireBody.ofText("topsecret"));
    assertEquals("DELETE " + shown + " [A] 9 bytes", request.toString());
  }

  @Test
  void aResponseShowsNoValues() {
    assertEquals(
        "WireResponse[status=200, headers=[A], body=9 bytes]",
        new WireResponse(200, HEADERS, WireBody.ofText("topsecret")).toString());
  }

  @Test
  void aBodyIsACopyOfWhatItWasMadeOf() {
    byte[] bytes = {1, 2, 3};
    WireBody body = WireBody.of(bytes);
    bytes[0] = 9;
    body.toBytes()[1] = 9;
    assertArrayEquals(new byte[] {1, 2, 3}, body.toBytes());
    assertEquals(3, body.length());
  }

  @Test
  void aBodyGivenAwayIsNotCopied() {
    byte[] bytes = {1};
    assertSame(bytes, WireBody.wrap(bytes).unsafeBytes());
  }

  @Test
  void bodiesAreEqualByTheirBytes() {
    WireBody body = WireBody.ofText("\u00e9");
    assertEquals(WireBody.of(new byte[] {(byte) 0xC3, (byte) 0xA9}), body);
    assertEquals(WireBody.of(body.toBytes()).hashCode(), body.hashCode());
    assertNotEquals(WireBody.ofText("e"), body);
    assertNotEquals(WireBody.ofText("e").hashCode(), body.hashCode());
    assertNotEquals(body, new Object());
    assertEquals("\u00e9", body.text());
  }

  @Test
  void noBytesAreNoBody() {
    assertEquals(WireBody.empty(), WireBody.of(new byte[0]));
    assertEquals(WireBody.empty(), WireBody.ofText(""));
    assertEquals(0, WireBody.empty().length());
    assertEquals(true, WireBody.empty().isEmpty());
    assertEquals(false, WireBody.of(new byte[1]).isEmpty());
  }
}
