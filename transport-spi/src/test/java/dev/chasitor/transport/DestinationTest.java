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

  /** Fact 58. */
  @Test
  void takesHostsWithAnUnderscore() {
    assertEquals(
        new Destination(true, "live_agent", 8443, "/x?a=b"), of("https://live_agent:8443/x?a=b"));
    assertEquals(new Destination(true, "_a.b-c", 443, "/"), of("https://_a.b-c"));
    assertThrows(IllegalArgumentException.class, () -> of("http://live_agent/"));
    for (String uri : new String[] {"https://a_b:99999/", "https://u@a_b/", "https://b\u00fc/"}) {
      assertThrows(IllegalArgumentException.class, () -> of(uri), uri);
    }
  }

  @Test
  void refusesWhatIsNotAnAddressOfAServer() {
    for (String uri : new String[] {"/chat", "ftp://chat.example/", "http:opaque", "file:///x"}) {
      assertThrows(IllegalArgumentException.class, () -> of(uri), uri);
    }
  }

  @Test
  void refusesHeadersThatFrameTheMessage() {
    for (String name :
        new String[] {"Host", "CONTENT-LENGTH", "transfer-encoding", "Proxy-Authorization"}) {
      WireHeaders headers = WireHeaders.builder().add(name, "1").build();
      assertThrows(
          IllegalArgumentException.class, () -> of("https://chat.example/", headers), name);
    }
  }

  @Test
  void refusesHeadersThatAreNoneAndShowsNoValue() {
    for (String value : new String[] {"SECRETé", "SECRET€", "SECRET\u0085"}) {
      WireHeaders headers = WireHeaders.builder().add("X-Key", value).build();
      assertEquals(
          "The value of header X-Key must be in printable ASCII",
          assertThrows(
                  IllegalArgumentException.class, () -> of("https://chat.example/", headers), value)
              .getMessage());
    }
    for (String name : new String[] {"X Y", "X:Y", "Xé", "(X)"}) {
      WireHeaders headers = WireHeaders.builder().add(name, "1").build();
      assertThrows(
          IllegalArgumentException.class, () -> of("https://chat.example/", headers), name);
    }
  }

  @Test
  void takesHeadersOfAnyPrintableText() {
    WireHeaders headers =
        WireHeaders.builder().add("!#$%&'*+-.^_`|~09azAZ", "").add("X", "a\t !~\"\\").build();
    assertEquals("/", of("https://chat.example/", headers).target());
  }

  @Test
  void refusesPortsThatThereAreNotAndWhatIsNotAscii() {
    for (String uri : new String[] {":0/", ":65536/", "/é", "/?é", "/?a=\u20ac"}) {
      assertThrows(IllegalArgumentException.class, () -> of("https://chat.example" + uri), uri);
    }
    assertEquals(65535, of("https://chat.example:65535/").port());
    assertEquals(1, of("https://chat.example:1/").port());
  }

  @Test
  void goesInTheClearToThisMachineOnly() {
    for (String here : new String[] {"localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]"}) {
      assertEquals(8080, of("http://" + here + ":8080/").port(), here);
    }
    for (String elsewhere :
        new String[] {
          "chat.example", "localhost.example", "127.0.0.1.example", "10.0.0.1", "127.example.org"
        }) {
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
