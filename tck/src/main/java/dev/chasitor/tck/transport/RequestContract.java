package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawRequest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of requests: a transport sends a request unchanged or refuses it. */
public interface RequestContract extends TransportSubject {

  @Test
  @DisplayName("T-REQ-01 method, path and query go on the wire unchanged")
  default void sendsTargetUnchanged() {
    List<String> targets =
        List.of(
            "/chat/rest/System/Messages?ack=-1",
            "/chat/rest/System/SessionId/f00-ba!123=+/raw,x;y@z:~",
            "/chat/rest/Visitor/Availability?org_id=00D&Availability.ids=%5B573,574%5D&needEstimated=1",
            "/chat/rest//Upper/lower%2F%20?a=b+c&d=%C3%A9&e",
            "/");
    try (Rig rig = new Rig(this)) {
      for (HttpMethod method : HttpMethod.values()) {
        for (String target : targets) {
          rig.send(request(method, rig.server.uri(target), WireBody.empty()), Rig.LONG)
              .awaitReceived();
          RawRequest seen = rig.server.awaitRequest(rig.server.requests().size());
          assertEquals(method + " " + target, seen.method() + " " + seen.target());
        }
      }
    }
  }

  @Test
  @DisplayName("T-REQ-02 header values go on the wire unchanged, repeats included")
  default void sendsHeadersUnchanged() {
    WireHeaders headers =
        WireHeaders.builder()
            .add("X-LIVEAGENT-API-VERSION", "66")
            .add("X-LIVEAGENT-AFFINITY", "73061fa0")
            .add("X-LIVEAGENT-SESSION-KEY", "f5ad!1464=+/x,y; z=\"q\"")
            .add("X-Repeated", "one")
            .add("X-Repeated", "two")
            .build();
    try (Rig rig = new Rig(this)) {
      WireRequest request =
          new WireRequest(HttpMethod.GET, rig.server.uri("/"), headers, WireBody.empty());
      rig.send(request, Rig.LONG).awaitReceived();
      RawRequest seen = rig.server.awaitRequest(1);
      for (String name : headers.names()) {
        assertEquals(headers.all(name), seen.all(name), name);
      }
    }
  }

  @Test
  @DisplayName("T-REQ-02 a Content-Type goes on the wire unchanged, with a charset or without")
  default void leavesCharsetAlone() {
    try (Rig rig = new Rig(this)) {
      for (String type :
          List.of(
              "application/json",
              "application/json;charset=ISO-8859-1",
              "text/plain; Charset=\"utf-16\"",
              "APPLICATION/JSON; charset=utf-8")) {
        WireHeaders headers = WireHeaders.builder().add("Content-Type", type).build();
        WireRequest request =
            new WireRequest(
                HttpMethod.POST, rig.server.uri("/"), headers, WireBody.ofText("{\"a\":\"é\"}"));
        rig.send(request, Rig.LONG).awaitReceived();
        RawRequest seen = rig.server.awaitRequest(rig.server.requests().size());
        assertEquals(List.of(type), seen.all("Content-Type"));
        assertEquals(request.body(), seen.body());
      }
    }
  }

  @Test
  @DisplayName("T-REQ-02 a line break in a header never gets as far as the wire")
  default void neverSendsLineBreaks() {
    WireHeaders.Builder headers = WireHeaders.builder();
    for (String value : List.of("a\r\nX-Injected: b", "a\nb", "a\rb", "a\0b")) {
      assertThrows(
          IllegalArgumentException.class, () -> headers.add("X-LIVEAGENT-AFFINITY", value));
      assertThrows(IllegalArgumentException.class, () -> headers.add("X" + value, "1"));
    }
    try (Rig rig = new Rig(this)) {
      WireRequest request =
          new WireRequest(HttpMethod.GET, rig.server.uri("/"), headers.build(), WireBody.empty());
      rig.send(request, Rig.LONG).awaitReceived();
      assertEquals(List.of(), rig.server.awaitRequest(1).all("X-Injected"));
    }
  }

  @Test
  @DisplayName("T-REQ-03 a body goes as its UTF-8 bytes, with its length")
  default void sendsBodyBytes() {
    String text = "{\"text\":\"naïve ≠ 日本 😀\"}";
    WireBody body = WireBody.ofText(text);
    try (Rig rig = new Rig(this)) {
      rig.send(Rig.post(rig.server.uri("/"), text), Rig.LONG).awaitReceived();
      RawRequest seen = rig.server.awaitRequest(1);
      assertEquals(body, seen.body());
      assertEquals(List.of(String.valueOf(body.length())), seen.all("Content-Length"));
      assertEquals(List.of(), seen.all("Transfer-Encoding"));
    }
  }

  @Test
  @DisplayName("T-REQ-05 a body of one MiB goes whole")
  default void sendsLongBody() {
    String text = "0123456789abcde\u00e9".repeat(1 << 16);
    WireBody body = WireBody.ofText(text);
    assertTrue(body.length() > 1 << 20, () -> "the body has " + body.length() + " bytes");
    try (Rig rig = new Rig(this)) {
      rig.send(Rig.post(rig.server.uri("/"), text), Rig.LONG).awaitReceived();
      assertEquals(body, rig.server.awaitRequest(1).body());
    }
  }

  @Test
  @DisplayName("T-REQ-03 a request without a body has none")
  default void sendsNoBody() {
    try (Rig rig = new Rig(this)) {
      for (HttpMethod method : HttpMethod.values()) {
        rig.send(request(method, rig.server.uri("/"), WireBody.empty()), Rig.LONG).awaitReceived();
        RawRequest seen = rig.server.awaitRequest(rig.server.requests().size());
        assertTrue(seen.body().isEmpty());
        assertEquals(List.of(), seen.all("Transfer-Encoding"));
        assertEquals("0", seen.first("Content-Length").orElse("0"));
      }
    }
  }

  @Test
  @DisplayName("T-REQ-04 an address that no transport can reach is the caller's mistake")
  default void refusesAddressesItCannotReach() {
    try (Rig rig = new Rig(this)) {
      URI server = rig.server.uri("/");
      for (URI address :
          List.of(
              URI.create("/chat/SECRET"),
              URI.create("ftp://127.0.0.1/SECRET"),
              URI.create("http://127.0.0.1:0/SECRET"),
              URI.create("http://127.0.0.1:65536/SECRET"),
              server.resolve("/é?SECRET"),
              server.resolve("/?SECRET=é"))) {
        refuses(rig, Rig.get(address));
      }
    }
  }

  @Test
  @DisplayName("T-REQ-04 a header that no transport can carry is the caller's mistake")
  default void refusesHeadersItCannotCarry() {
    try (Rig rig = new Rig(this)) {
      for (String framing :
          List.of(
              "content-length",
              "Transfer-Encoding",
              "HOST",
              "Connection",
              "Upgrade",
              "Expect",
              "Proxy-Authorization",
              "Proxy-Connection")) {
        refuses(rig, headed(rig, framing, "7"));
      }
      for (String name : List.of("X Y", "X:Y", "Xé", "X(Y)", "X€")) {
        refuses(rig, headed(rig, name, "SECRET"));
      }
      // Engines would send these in Latin-1, shorten them, or take them for a line break.
      for (String value : List.of("SECRETé", "SECRET€", "SECRET\u0085", "SECRET\u010a")) {
        refuses(rig, headed(rig, "X-LIVEAGENT-AFFINITY", value));
      }
    }
  }

  private static WireRequest headed(Rig rig, String name, String value) {
    WireHeaders headers = WireHeaders.builder().add(name, value).build();
    return new WireRequest(HttpMethod.GET, rig.server.uri("/"), headers, WireBody.empty());
  }

  private static void refuses(Rig rig, WireRequest request) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> rig.send(request, Rig.LONG));
    assertFalse(refused.toString().contains("SECRET"), refused::toString);
    assertEquals(0, rig.server.connections());
  }

  private static WireRequest request(HttpMethod method, URI uri, WireBody body) {
    return new WireRequest(method, uri, WireHeaders.none(), body);
  }
}
