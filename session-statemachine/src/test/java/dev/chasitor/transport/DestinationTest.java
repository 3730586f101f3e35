package dev.chasitor.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import java.net.URI;
import org.junit.jupiter.api.Test;

class DestinationTest {

  @Test
  void takesTheUriApart() {
    assertEquals(
        new Destination(true, "chat.example", 8443, "/chat/rest/M%2F!?ack=-1&a=%C3%A9"),
        of("https://chat.example:8443/chat/rest/M%2F!?ack=-1&a=%C3%A9"));
  }

  @Test
  void knowsTheUsualPortsAndTheEmptyPath() {
    assertEquals(new Destination(true, "chat.example", 443, "/"), of("HTTPS://chat.example"));
    assertEquals(new Destination(false, "[::1]", 80, "/?a"), of("http://[::1]?a"));
  }

  @Test
  void refusesWhatIsNotAnAddressOfAServer() {
    for (String uri : new String[] {"/chat", "ftp://chat.example/", "http:opaque", "file:///x"}) {
      assertThrows(IllegalArgumentException.class, () -> of(uri), uri);
    }
  }

  @Test
  void refusesHeadersThatFrameTheMessage() {
    for (String name : new String[] {"Host", "CONTENT-LENGTH", "transfer-encoding"}) {
      WireHeaders headers = WireHeaders.builder().add(name, "1").build();
      assertThrows(
          IllegalArgumentException.class, () -> of("https://chat.example/", headers), name);
    }
  }

  @Test
  void goesInTheClearToThisMachineOnly() {
    for (String here : new String[] {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]"}) {
      assertEquals(8080, of("http://" + here + ":8080/").port(), here);
    }
    for (String elsewhere :
        new String[] {"chat.example", "localhost.example", "127.0.0.1.example", "10.0.0.1"}) {
      assertThrows(IllegalArgumentException.class, () -> of("http://" + elsewhere), elsewhere);
      assertEquals(443, of("https://" + elsewhere).port());
    }
  }

  @Test
  void goesInTheClearAnywhereWhenThatIsAllowed() {
    WireRequest request =
        new WireRequest(
            HttpMethod.GET,
            URI.create("http://chat.example"),
            WireHeaders.none(),
            WireBody.empty());
    assertEquals(
        new Destination(false, "chat.example", 80, "/"),
        Destination.of(request, Cleartext.ANYWHERE));
  }

  @Test
  void showsNoPathAndNoQuery() {
    Destination destination = of("https://chat.example/SessionId/SECRET!1?key=SECRET");
    assertEquals("https://chat.example:443", destination.toString());
    assertFalse(
        assertThrows(IllegalArgumentException.class, () -> of("/SessionId/SECRET"))
            .toString()
            .contains("SECRET"));
  }

  private static Destination of(String uri) {
    return of(uri, WireHeaders.none());
  }

  private static Destination of(String uri, WireHeaders headers) {
    return Destination.of(
        new WireRequest(HttpMethod.GET, URI.create(uri), headers, WireBody.empty()),
        Cleartext.TO_LOOPBACK);
  }
}
