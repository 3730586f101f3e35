package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings of an endpoint that people have at hand. */
class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "https://h.example,https://h.example/chat/rest/",
    "https://h.example/,https://h.example/chat/rest/",
    "HTTPS://h.example/chat,https://h.example/chat/rest/",
    "https://h.example/chat/,https://h.example/chat/rest/",
    "https://h.example/chat/rest,https://h.example/chat/rest/",
    "https://h.example/chat/rest//,https://h.example/chat/rest/",
    "http://127.0.0.1:8080,http://127.0.0.1:8080/chat/rest/",
    "http://[::1]:8080/,http://[::1]:8080/chat/rest/",
    "https://h.example/proxy,https://h.example/proxy/chat/rest/",
    "https://h.example/proxy/chat/rest/,https://h.example/proxy/chat/rest/",
  })
  void areOneEndpoint(String address, String base) {
    Endpoint endpoint = Endpoint.of(URI.create(address));
    assertEquals(URI.create(base), endpoint.base());
    assertEquals(endpoint, Endpoint.of(endpoint.base()));
    assertEquals(endpoint.hashCode(), Endpoint.of(endpoint.base()).hashCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h.example",
        "/chat/rest",
        "ftp://h.example",
        "https:///chat",
        "mailto:a@h.example",
        "https://user:topsecret@h.example",
        "https://h.example?x=topsecret",
        "https://h.example#x"
      })
  void areNone(String address) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of(URI.create(address)));
    assertFalse(e.toString().contains("topsecret"), e.toString());
  }

  /** Fact 58: a URI keeps such hosts only as its authority. */
  @ParameterizedTest
  @CsvSource({
    "http://live_agent:8080,http://live_agent:8080/chat/rest/",
    "https://live_agent,https://live_agent/chat/rest/",
    "https://_chat.my-host_1.example/chat,https://_chat.my-host_1.example/chat/rest/",
    "https://b\u00fccher.example,https://xn--bcher-kva.example/chat/rest/",
    "https://\u4f8b\u3048.jp:8443/x,https://xn--r8jz45g.jp:8443/x/chat/rest/",
  })
  void mayHaveHostsThatAUriDoesNotRead(String address, String base) {
    Endpoint endpoint = Endpoint.of(URI.create(address));
    assertEquals(base, endpoint.toString());
    assertEquals(endpoint, Endpoint.of(endpoint.base()));
    assertEquals(base + "x?y=z", endpoint.resolve("x?y=z").toString());
  }

  @ParameterizedTest
  @CsvSource({
    "https://stra\u00dfe.example,ASCII form",
    "https://a\u200db.example,ASCII form",
    "https://user@live_agent,user information",
    "https://live_agent:80x,'a port of digits'",
    "https://127.0.0.256,letters",
    "https://a%20b.example,letters",
    "https://a..b_c.example,ASCII form",
  })
  void areRefusedWithTheReason(String address, String reason) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Endpoint.of(URI.create(address)));
    assertTrue(String.valueOf(e.getMessage()).contains(reason), e::toString);
  }

  @Test
  void differByHost() {
    Endpoint a = Endpoint.of(URI.create("https://a.example"));
    Endpoint b = Endpoint.of(URI.create("https://b.example"));
    assertNotEquals(a, b);
    assertNotEquals(a.hashCode(), b.hashCode());
  }

  @Test
  void areShownInTheOneSpelling() {
    assertEquals(
        "https://a.example/chat/rest/", Endpoint.of(URI.create("HTTPS://a.example")).toString());
  }
}
