package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Resource.Header;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.AgentSensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.AvailabilityRequest;
import dev.chasitor.model.BreadcrumbRequest;
import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorNotTypingRequest;
import dev.chasitor.model.ChasitorResyncStateRequest;
import dev.chasitor.model.ChasitorSneakPeekRequest;
import dev.chasitor.model.ChasitorTypingRequest;
import dev.chasitor.model.ChatCancelRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.ClientType;
import dev.chasitor.model.CustomEventRequest;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.IdleTimeoutWarning;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MultiNounRequest;
import dev.chasitor.model.NounWrapper;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.Request;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.RichMessageAction;
import dev.chasitor.model.RichMessageRequest;
import dev.chasitor.model.RichMessageType;
import dev.chasitor.model.SensitiveDataRuleTriggeredRequest;
import dev.chasitor.model.SessionIdRequest;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.SettingsRequest;
import dev.chasitor.model.TriggeredRule;
import dev.chasitor.model.VisitorIdRequest;
import dev.chasitor.model.Word;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client sends is what a server understands, for each row of the table (C-HDR-01…05). */
class RequestRoundTripTest {

  private static final URI ENDPOINT = URI.create("https://d.la1.example/chat/rest/");
  private static final SessionKey KEY =
      SessionKey.of("3f1c9a52-7b0e-4d61-9c58-a2e4d07b6f13!1629334776994!q7Rk/Vt2mXw+0LhYb9sNdE=");
  private static final AffinityToken AFFINITY = AffinityToken.of("878a1fa0");
  private static final RequestHeaders HEADERS =
      RequestHeaders.session(ApiVersion.of(34), AFFINITY, KEY).numbered(7);

  private static final TriggeredRule RULE =
      TriggeredRule.builder().id("0GORM00000001dM").name("Replace-Bad-Word").build();

  private final ChasitorCodec codec = ChasitorCodec.create();

  static List<Request> requests() {
    return List.of(
        SessionIdRequest.builder().build(),
        DeleteSessionIdRequest.builder().key(KEY).build(),
        DeleteSessionIdRequest.builder().key(SessionKey.of("a b%2F?#\u00e9!c")).build(),
        MessagesRequest.builder().ack(-1).build(),
        MessagesRequest.builder().ack(17).pc(3).build(),
        MessagesRequest.builder().build(),
        ResyncSessionRequest.builder().sessionId("3f1c9a52 &+=\u00e9").build(),
        ResyncSessionRequest.builder().build(),
        ChasitorInitRequest.builder()
            .organizationId("00D5g0000012AbC")
            .deploymentId("5725g000000Xy1Z")
            .buttonId("5735g000000Pq2R")
            .visitorName("Zo\u00eb")
            .build(),
        ChasitorResyncStateRequest.builder().organizationId("00D5g0000012AbC").build(),
        ChasitorTypingRequest.builder().build(),
        ChasitorNotTypingRequest.builder().build(),
        ChatMessageRequest.builder().text("Hi, \u6f22\u5b57").build(),
        ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT)).build(),
        ChatEndRequest.builder().build(),
        ReconnectSessionRequest.builder().offset("118740861100000000000").build(),
        SessionIdRequest.builder().clientType(Word.of(ClientType.LIGHTNING)).build(),
        ChasitorSneakPeekRequest.builder().text("Hi, \u6f22").build(),
        CustomEventRequest.builder().type("PromptForCreditCard").data("Visa").build(),
        ChatCancelRequest.builder().build(),
        ChasitorIdleTimeoutWarningEventRequest.builder()
            .idleTimeoutWarningEvent(Word.of(IdleTimeoutWarning.TRIGGERED))
            .build(),
        SensitiveDataRuleTriggeredRequest.builder().addRules(RULE).build(),
        AgentSensitiveDataRuleTriggeredRequest.builder().addRules(RULE).chatId("1a240b1a").build(),
        RichMessageRequest.builder()
            .addActions(
                RichMessageAction.builder()
                    .type(Word.of(RichMessageType.CHAT_WINDOW_MENU))
                    .index(1)
                    .build())
            .build(),
        MultiNounRequest.builder()
            .addNouns(NounWrapper.of(ChatMessageRequest.builder().text("Bye").build()))
            .addNouns(NounWrapper.of(ChatEndRequest.builder().build()))
            .build(),
        BreadcrumbRequest.builder().location("http://www.example.com/page2").build(),
        SettingsRequest.builder()
            .organizationId("00D5g0000012AbC")
            .deploymentId("5725g000000Xy1Z")
            .addButtonIds("573A", "573B")
            .updateBreadcrumb(true)
            .needEstimatedWaitTime(false)
            .sid("c41be0d7")
            .build(),
        AvailabilityRequest.builder()
            .organizationId("00D5g0000012AbC")
            .deploymentId("5725g000000Xy1Z")
            .addIds("573A")
            .needEstimatedWaitTime(true)
            .build(),
        VisitorIdRequest.builder()
            .organizationId("00D5g0000012AbC")
            .deploymentId("5725g000000Xy1Z")
            .build());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void isUnderstoodAsItWasMeant(Request request) {
    WireRequest wire = codec.encodeRequest(ENDPOINT, request, HEADERS);
    Incoming.Understood understood =
        assertInstanceOf(Incoming.Understood.class, codec.decodeRequest(wire));
    Resource resource = Resource.of(request.kind());
    assertEquals(resource, understood.resource());
    assertEquals(request, understood.request());
    assertEquals(HEADERS.apiVersion(), understood.headers().apiVersion());
    assertEquals(
        resource.namesNode() ? HEADERS.affinity() : Optional.empty(),
        understood.headers().affinity());
    assertEquals(
        resource.headers().contains(Header.SESSION_KEY) ? HEADERS.sessionKey() : Optional.empty(),
        understood.headers().sessionKey());
    assertEquals(
        resource.headers().contains(Header.SEQUENCE), understood.headers().sequence().isPresent());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void carriesExactlyTheHeadersOfItsResource(Request request) {
    WireRequest wire = codec.encodeRequest(ENDPOINT, request, HEADERS);
    Resource resource = Resource.of(request.kind());
    Set<String> expected =
        resource.headers().stream()
            .map(Header::wireName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (resource.method() == HttpMethod.POST) {
      expected.add("Content-Type");
      assertEquals(
          "application/json;charset=UTF-8", wire.headers().first("content-type").orElseThrow());
      assertFalse(wire.body().isEmpty());
    } else {
      assertTrue(wire.body().isEmpty());
    }
    expected.add("Accept-Encoding");
    assertEquals("identity", wire.headers().first("accept-encoding").orElseThrow());
    assertEquals(expected, new TreeSet<>(wire.headers().names()));
    assertEquals(resource.method(), wire.method());
  }

  @ParameterizedTest
  @MethodSource("requests")
  void showsNoSecret(Request request) {
    WireRequest wire = codec.encodeRequest(ENDPOINT, request, HEADERS);
    for (String shown : List.of(wire.toString(), codec.decodeRequest(wire).toString())) {
      assertFalse(shown.contains("q7Rk"), shown);
      assertFalse(shown.contains("878a1fa0"), shown);
      assertFalse(shown.contains("Zo\u00eb"), shown);
      assertFalse(shown.contains("!c"), shown);
    }
    assertEquals(
        request instanceof DeleteSessionIdRequest,
        wire.uri().toString().contains("!"),
        "the key is in no address but that of DELETE");
  }

  @Test
  void everyResourceIsTried() {
    assertEquals(
        Set.copyOf(Resource.all()),
        requests().stream()
            .map(request -> Resource.of(request.kind()))
            .collect(Collectors.toSet()));
  }

  @Test
  void addressesAreTheGuides() {
    Map<String, String> addresses = new TreeMap<>();
    requests()
        .forEach(
            request -> {
              WireRequest wire = codec.encodeRequest(ENDPOINT, request, HEADERS);
              addresses.putIfAbsent(wire.method() + " " + wire.uri(), wire.body().text());
            });
    String base = "https://d.la1.example/chat/rest/";
    assertEquals(
        List.of(
            "DELETE " + base + "System/SessionId/" + KEY.reveal(),
            "DELETE " + base + "System/SessionId/a%20b%252F%3F%23%C3%A9!c",
            "GET " + base + "System/Messages",
            "GET " + base + "System/Messages?ack=-1",
            "GET " + base + "System/Messages?ack=17&pc=3",
            "GET " + base + "System/ReconnectSession?ReconnectSession.offset=118740861100000000000",
            "GET " + base + "System/ResyncSession",
            "GET " + base + "System/ResyncSession?SessionId=3f1c9a52%20%26%2B%3D%C3%A9",
            "GET " + base + "System/SessionId",
            "GET " + base + "System/SessionId?SessionId.ClientType=lightning",
            "GET " + visitor("Availability") + "&Availability.ids=573A&" + wait("Availability", 1),
            "GET "
                + visitor("Settings")
                + "&Settings.buttonIds=573A,573B&Settings.updateBreadcrumb=1&"
                + wait("Settings", 0)
                + "&sid=c41be0d7",
            "GET " + visitor("VisitorId"),
            "POST " + base + "Agent/SensitiveDataRuleTriggered",
            "POST " + base + "Chasitor/ChasitorIdleTimeoutWarningEvent",
            "POST " + base + "Chasitor/ChasitorInit",
            "POST " + base + "Chasitor/ChasitorNotTyping",
            "POST " + base + "Chasitor/ChasitorResyncState",
            "POST " + base + "Chasitor/ChasitorSneakPeek",
            "POST " + base + "Chasitor/ChasitorTyping",
            "POST " + base + "Chasitor/ChatCancel",
            "POST " + base + "Chasitor/ChatEnd",
            "POST " + base + "Chasitor/ChatMessage",
            "POST " + base + "Chasitor/CustomEvent",
            "POST " + base + "Chasitor/RichMessage",
            "POST " + base + "Chasitor/SensitiveDataRuleTriggered",
            "POST " + base + "System/MultiNoun",
            "POST " + base + "Visitor/Breadcrumb"),
        List.copyOf(addresses.keySet()));
    assertEquals("{}", addresses.get("POST " + base + "Chasitor/ChasitorTyping"));
    assertEquals("{\"reason\":\"client\"}", addresses.get("POST " + base + "Chasitor/ChatEnd"));
  }

  private static String visitor(String noun) {
    return ENDPOINT + "Visitor/" + noun + "?org_id=00D5g0000012AbC&deployment_id=5725g000000Xy1Z";
  }

  private static String wait(String noun, int flag) {
    return noun + ".needEstimatedWaitTime=" + flag;
  }

  @Test
  void withoutAnAffinityTheWordNullIsSent() {
    WireRequest wire =
        codec.encodeRequest(
            ENDPOINT,
            SessionIdRequest.builder().build(),
            RequestHeaders.version(ApiVersion.of(34)));
    assertEquals("null", wire.headers().first("X-LIVEAGENT-AFFINITY").orElseThrow());
    assertEquals("34", wire.headers().first("X-LIVEAGENT-API-VERSION").orElseThrow());
    Incoming.Understood understood =
        assertInstanceOf(Incoming.Understood.class, codec.decodeRequest(wire));
    assertEquals(Optional.empty(), understood.headers().affinity());
  }

  @Test
  void headersAreChangedOneByOne() {
    RequestHeaders session = RequestHeaders.session(ApiVersion.of(34), AFFINITY, KEY);
    RequestHeaders numbered = session.numbered(7);
    assertEquals(OptionalLong.of(7), numbered.sequence());
    assertEquals(
        session,
        new RequestHeaders(
            numbered.apiVersion(),
            numbered.affinity(),
            numbered.sessionKey(),
            OptionalLong.empty()));
    RequestHeaders elsewhere = numbered.withoutAffinity();
    assertEquals(Optional.empty(), elsewhere.affinity());
    assertEquals(
        numbered,
        new RequestHeaders(
            elsewhere.apiVersion(),
            numbered.affinity(),
            elsewhere.sessionKey(),
            elsewhere.sequence()));
  }

  @Test
  void aMissingHeaderIsTheCallersMistake() {
    RequestHeaders version = RequestHeaders.version(ApiVersion.of(34));
    Request message = ChatMessageRequest.builder().text("a").build();
    IllegalArgumentException noKey =
        assertThrows(
            IllegalArgumentException.class, () -> codec.encodeRequest(ENDPOINT, message, version));
    assertEquals("Chasitor/ChatMessage needs a session key", noKey.getMessage());
    IllegalArgumentException noNumber =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                codec.encodeRequest(
                    ENDPOINT, message, RequestHeaders.session(ApiVersion.of(34), AFFINITY, KEY)));
    assertEquals("Chasitor/ChatMessage needs a sequence number", noNumber.getMessage());
    RequestHeaders none =
        new RequestHeaders(
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty());
    IllegalArgumentException noVersion =
        assertThrows(
            IllegalArgumentException.class, () -> codec.encodeRequest(ENDPOINT, message, none));
    assertEquals("Chasitor/ChatMessage needs an API version", noVersion.getMessage());
  }
}
