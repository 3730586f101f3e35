package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.Word;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real clients send, and what a server makes of it (rulings A2, A4, A5, A6, A18, A28). */
class RequestToleranceTest {

  private final ChasitorCodec codec = ChasitorCodec.create();

  @ParameterizedTest
  @CsvSource({
    "GET,/chat/rest/System/Nothing,404",
    "GET,/chat/rest/,404",
    "GET,/chat/rest/System/SessionIdea,404",
    "GET,/chat/rest/System/SessionId/key,405",
    "GET,/chat/rest/Chasitor/ChatMessage/1,404",
    "GET,/other/System/SessionId,404",
    "GET,/,404",
    "GET,/chat/rest/system/sessionid,404",
    "POST,/chat/rest/System/SessionId,405",
    "DELETE,/chat/rest/System/SessionId,405",
    "DELETE,/chat/rest/System/SessionId/,405",
    "POST,/chat/rest/System/Messages,405",
    "GET,/chat/rest/Chasitor/ChatMessage,405",
  })
  void whatIsNotInTheTableIsRefused(HttpMethod method, String path, int status) {
    assertEquals(status, refused(request(method, path, "34", "")).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"29", "34", "34.0", " 47 ", "66", "100", "9999"})
  void versionsThatAreRead(String version) {
    Incoming.Understood understood =
        understood(request(HttpMethod.GET, "/chat/rest/System/SessionId", version, ""));
    assertEquals(
        (int) Double.parseDouble(version),
        understood.headers().apiVersion().orElseThrow().number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "28", "0", "-34", "34.5", "v34", "null", "99999"})
  void versionsThatAreNot(String version) {
    Refusal refusal = refused(request(HttpMethod.GET, "/chat/rest/System/SessionId", version, ""));
    assertEquals(
        new Refusal.Rejected(
            400, "Header X-LIVEAGENT-API-VERSION must be an API version from 29 on"),
        refusal);
  }

  @Test
  void theVersionIsAskedForEverywhere() {
    for (Resource resource : Resource.all()) {
      WireRequest wire =
          new WireRequest(
              resource.method(),
              URI.create("/chat/rest/" + resource.path() + tail(resource)),
              WireHeaders.none(),
              WireBody.ofText("{\"text\":\"a\"}"));
      assertEquals(400, refused(wire).status(), resource.name());
    }
  }

  private static String tail(Resource resource) {
    return resource == Resource.DELETE_SESSION_ID ? "/key" : "";
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,-,-,-,-,-",
        "null,null,null,-,-,-",
        "'','',nonsense,-,-,-",
        "NULL,k,0,-,k,-",
        "878a1fa0,' k!1 ',-5,878a1fa0,k!1,-",
        "a,k,1,a,k,1",
        "a,k, 42 ,a,k,42",
        "a,k,9223372036854775807,a,k,9223372036854775807",
        "a,k,9223372036854775808,a,k,-",
        "a,k,99999999999999999999,a,k,-",
      })
  void headersThatMayBeAnything(
      String affinity, String key, String sequence, String a, String k, Long s) {
    WireHeaders.Builder headers = WireHeaders.builder().add("x-LiveAgent-Api-Version", "34");
    add(headers, "x-liveagent-affinity", affinity);
    add(headers, "X-LiveAgent-Session-Key", key);
    add(headers, "X-LIVEAGENT-SEQUENCE", sequence);
    RequestHeaders read =
        understood(
                new WireRequest(
                    HttpMethod.POST,
                    URI.create("/chat/rest/Chasitor/ChasitorTyping"),
                    headers.build(),
                    WireBody.empty()))
            .headers();
    assertEquals(Optional.ofNullable(a).map(AffinityToken::of), read.affinity());
    assertEquals(Optional.ofNullable(k).map(SessionKey::of), read.sessionKey());
    assertEquals(s == null ? OptionalLong.empty() : OptionalLong.of(s), read.sequence());
  }

  private static void add(WireHeaders.Builder headers, String name, String value) {
    if (value != null) {
      headers.add(name, value);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',-",
        "?,-",
        "?ack,-",
        "?ack=,-",
        "?ack=x,-",
        "?ack=1.5,-",
        "?ACK=-1,-1",
        "?pc=9&Ack=17,17",
        "?ack=3&ack=4,3",
        "?a%63k=5,5",
        "?r=1&ack=%2D1,-1",
        "?ack=99999999999999999999,-",
      })
  void ackInAnyCase(String query, Long ack) {
    MessagesRequest expected =
        MessagesRequest.builder()
            .ack(ack == null ? OptionalLong.empty() : OptionalLong.of(ack))
            .build();
    MessagesRequest read = (MessagesRequest) get("/chat/rest/System/Messages" + query);
    assertEquals(expected.ack(), read.ack());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "'',-",
        "/,-",
        "?SessionId=a-1,a-1",
        "?sessionid=a%2D1,a-1",
        "/a-1,a-1",
        "/a%2D1,a-1",
        "/b?SessionId=a,a",
      })
  void theSessionToTakeOver(String rest, String id) {
    assertEquals(
        ResyncSessionRequest.builder().sessionId(Optional.ofNullable(id)).build(),
        get("/chat/rest/System/ResyncSession" + rest));
  }

  @ParameterizedTest
  @CsvSource({
    "a!1!b/c+d=,a!1!b/c+d=",
    "a!1!b%2Fc%2Bd%3D,a!1!b/c+d=",
    "a%211%21b,a!1!b",
    "a!1!100%25,a!1!100%",
    "a%20b,a b",
  })
  void theKeyToDelete(String tail, String key) {
    WireRequest wire = request(HttpMethod.DELETE, "/chat/rest/System/SessionId/" + tail, "34", "");
    assertEquals(
        DeleteSessionIdRequest.builder().key(SessionKey.of(key)).build(),
        understood(wire).request());
  }

  @ParameterizedTest
  @CsvSource({
    "Visitor/Settings,'',org_id",
    "Visitor/Settings,?deployment_id=d,org_id",
    "Visitor/Settings,?org_id=o,deployment_id",
    "Visitor/Availability,?org_id=o&deployment_id=,deployment_id",
    "Visitor/VisitorId,?org_id&deployment_id=d,org_id",
  })
  void aQueryThatLacksSomethingIsRefused(String path, String query, String missing) {
    WireRequest wire = request(HttpMethod.GET, "/chat/rest/" + path + query, "34", "");
    assertEquals(
        new Refusal.Rejected(400, "Query parameter " + missing + " is missing"), refused(wire));
  }

  @Test
  void pathsMayHavePrefixAndLastSlash() {
    assertEquals(SessionIdRequest.builder().build(), get("/proxy/chat/rest/System/SessionId/"));
    assertEquals(
        MessagesRequest.builder().build(),
        get("https://d.example:8443/chat/rest/System/Messages/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{}", "null", "[]", "reason=client", "<x/>", "{\"reason\":{}}"})
  void anEndMayHaveAnyBody(String body) {
    assertEquals(ChatEndRequest.builder().build(), post("/chat/rest/Chasitor/ChatEnd", body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\":\"client\"}",
        "{\"type\":\"ChatEndReason\",\"reason\":\"client\"}",
        "{\"ChatEndReason\":{\"reason\":\"client\"}}",
        "\ufeff{\"reason\":\"client\"}",
      })
  void anEndMayTellItsReasonInSeveralWays(String body) {
    assertEquals(
        ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT)).build(),
        post("/chat/rest/Chasitor/ChatEnd", body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "text=a", "{\"text\":", "{\"text\":null}", "[\"a\"]"})
  void aMessageNeedsItsText(String body) {
    Refusal refusal =
        refused(request(HttpMethod.POST, "/chat/rest/Chasitor/ChatMessage", "34", body));
    assertEquals(400, refusal.status());
    assertEquals("at $", refusal.text().substring(0, 4));
  }

  @Test
  void contentTypesAndBodiesOfGetsAreNotLookedAt() {
    WireHeaders headers =
        WireHeaders.builder()
            .add("X-LIVEAGENT-API-VERSION", "34")
            .add("Content-Type", "application/x-www-form-urlencoded")
            .build();
    assertEquals(
        ChatMessageRequest.builder().text("a").build(),
        understood(
                new WireRequest(
                    HttpMethod.POST,
                    URI.create("/chat/rest/Chasitor/ChatMessage"),
                    headers,
                    WireBody.ofText("{\"text\":\"a\"}")))
            .request());
    assertEquals(
        SessionIdRequest.builder().build(),
        understood(request(HttpMethod.GET, "/chat/rest/System/SessionId", "34", "<garbage"))
            .request());
  }

  private Request get(String uri) {
    return understood(request(HttpMethod.GET, uri, "34", "")).request();
  }

  private Request post(String uri, String body) {
    return understood(request(HttpMethod.POST, uri, "34", body)).request();
  }

  private Incoming.Understood understood(WireRequest wire) {
    return assertInstanceOf(Incoming.Understood.class, codec.decodeRequest(wire));
  }

  private Refusal refused(WireRequest wire) {
    return assertInstanceOf(Incoming.Refused.class, codec.decodeRequest(wire)).refusal();
  }

  private static WireRequest request(HttpMethod method, String uri, String version, String body) {
    WireHeaders headers =
        version.isEmpty()
            ? WireHeaders.none()
            : WireHeaders.builder().add("X-LIVEAGENT-API-VERSION", version).build();
    return new WireRequest(method, URI.create(uri), headers, WireBody.ofText(body));
  }
}
