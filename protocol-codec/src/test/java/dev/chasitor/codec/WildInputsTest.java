package dev.chasitor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.Button;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.CustomEvent;
import dev.chasitor.model.Json;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.UnknownMessage;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What real servers, gateways and clients send outside of the guide: facts 51, 52, 53, 55 and 57,
 * rules C-DLV-09, K-DUP-01, K-ISO-01 and K-MSG-01.
 */
class WildInputsTest {

  private static final int DEPTH = 64;

  private final ChasitorCodec codec = ChasitorCodec.create();

  /** Facts 51 to 53. */
  @Test
  void aWaitWithAFractionAndAnAgentWithoutAnIdAreNoHindrance() {
    MessagesResponse batch =
        survives(
            "{\"messages\":[{\"type\":\"ChatRequestSuccess\",\"message\":{\"queuePosition\":1,"
                + "\"customDetails\":[],\"estimatedWaitTime\":12.7,\"geoLocation\":{}}},"
                + "{\"type\":\"ChatEstablished\",\"message\":{\"name\":\"Ann\","
                + "\"sneakPeekEnabled\":true,\"chasitorIdleTimeout\":{},\"items\":{\"a\":1}}}],"
                + "\"sequence\":1,\"offset\":1001}");
    ChatRequestSuccess routed = message(batch, 0, ChatRequestSuccess.class);
    assertEquals(OptionalInt.of(1), routed.queuePosition());
    assertEquals(OptionalInt.empty(), routed.estimatedWaitTime());
    assertEquals(
        Map.of("estimatedWaitTime", Json.of("12.7"), "geoLocation", Json.of("{}")),
        routed.additionalProperties());
    ChatEstablished established = message(batch, 1, ChatEstablished.class);
    assertEquals(Optional.of("Ann"), established.name());
    assertEquals(Optional.empty(), established.userId());
    assertEquals(Optional.of(true), established.sneakPeekEnabled());
  }

  /** Fact 53. */
  @ParameterizedTest
  @ValueSource(strings = {",\"name\":null", "", ",\"name\":{}"})
  void aLineNeedsNoName(String name) {
    MessagesResponse batch =
        codec.decode(
            BodyKind.MESSAGES_RESPONSE,
            bytes(
                "{\"messages\":[{\"type\":\"ChatMessage\",\"message\":{\"text\":\"It left today.\""
                    + name
                    + "}}],\"sequence\":4}"));
    ChatMessage line = message(batch, 0, ChatMessage.class);
    assertEquals("It left today.", line.text());
    assertEquals(Optional.empty(), line.name());
  }

  /** Fact 53. */
  @Test
  void anEntryOfATranscriptNeedsNoTime() {
    String document =
        "{\"messages\":[{\"type\":\"ChasitorSessionData\",\"message\":{\"queuePosition\":0,"
            + "\"chatMessages\":[{\"type\":\"Agent\",\"name\":\"Ann\",\"content\":\"Hello\","
            + "\"sequence\":1},{\"content\":\"who?\"}]}}],\"sequence\":1}";
    ChasitorSessionData data = message(survives(document), 0, ChasitorSessionData.class);
    assertEquals(OptionalLong.empty(), data.chatMessages().get(0).timestamp());
    assertEquals(OptionalLong.of(1), data.chatMessages().get(0).sequence());
    assertEquals(Optional.empty(), data.chatMessages().get(1).type());
    assertEquals(Optional.of("who?"), data.chatMessages().get(1).content());
  }

  @Test
  void anEntryThatIsNoneSpoilsItselfAlone() {
    String document =
        "{\"messages\":[{\"type\":\"ChasitorSessionData\",\"message\":{"
            + "\"chatMessages\":[{\"content\":\"a\"},7,{\"content\":\"b\"}]}}],\"sequence\":1}";
    ChasitorSessionData data = message(survives(document), 0, ChasitorSessionData.class);
    assertEquals(
        List.of("a", "b"),
        data.chatMessages().stream().map(entry -> entry.content().orElseThrow()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"attachedRecords\":{\"500\":{\"a\":\"b\"}}}",
        "{\"reason\":{}}",
        "\"bye\"",
        "[]",
        "7"
      })
  void anEndIsAnEnd(String body) {
    message(
        survives(
            "{\"messages\":[{\"type\":\"ChatEnded\",\"message\":" + body + "}],\"sequence\":1}"),
        0,
        ChatEnded.class);
  }

  /** Fact 55. */
  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "{}", "null", "{\"messages\":null}"})
  void anIdlePollMayBeAnsweredWithNothing(String body) {
    assertEquals(
        Reply.Kind.EMPTY,
        codec.decodeReply(RequestType.MESSAGES, WireResponse.text(200, body)).kind());
    assertEquals(
        Reply.Kind.MALFORMED,
        codec.decodeReply(RequestType.SESSION_ID, WireResponse.text(200, body)).kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":1}", "[]", "<html>", "{", "{\"messages\":{}}", "0"})
  void anythingElseIsNoIdlePoll(String body) {
    assertEquals(
        Reply.Kind.MALFORMED,
        codec.decodeReply(RequestType.MESSAGES, WireResponse.text(200, body)).kind());
  }

  /** Fact 57. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1001", "98765432109876543210987654321", "1.50", "1e400", "\"a b&c\"", "\"007\""})
  void anOffsetIsSentAsItCame(String offset) {
    MessagesResponse batch = survives("{\"messages\":[],\"sequence\":1,\"offset\":" + offset + "}");
    String text = offset.replace("\"", "");
    assertEquals(Optional.of(text), batch.offset());
    WireRequest sent =
        codec.encodeRequest(
            URI.create("https://chat.example"),
            ReconnectSessionRequest.builder().offset(batch.offset()).build(),
            RequestHeaders.session(
                ApiVersion.of(50), AffinityToken.of("affinity"), SessionKey.of("key")));
    Incoming.Understood understood =
        assertInstanceOf(Incoming.Understood.class, codec.decodeRequest(sent));
    assertEquals(Optional.of(text), ((ReconnectSessionRequest) understood.request()).offset());
  }

  @Test
  void halfASurrogatePairInANameIsKept() {
    MessagesResponse batch =
        survives(
            "{\"messages\":[{\"type\":\"CustomEvent\",\"message\":{\"type\":\"survey\","
                + "\"data\":\"1\",\"\\uD83D\":1}},{\"type\":\"ChatMessage\","
                + "\"message\":{\"text\":\"after\",\"name\":\"Ann\"}}],\"sequence\":6}");
    assertEquals(
        Map.of("\ud83d", Json.of("1")),
        message(batch, 0, CustomEvent.class).additionalProperties());
    assertEquals("after", message(batch, 1, ChatMessage.class).text());
  }

  @Test
  void halfASurrogatePairMovesNoOffset() {
    String before = "{\"\\ude00\":\"\u20ac\\ud83d\\ude00\",\"messages\":[],\"sequence\":";
    MalformedMessageException e =
        assertThrows(
            MalformedMessageException.class,
            () -> codec.decode(BodyKind.MESSAGES_RESPONSE, bytes(before + "{}}")));
    assertEquals(bytes(before).length, e.offset());
    assertEquals("$.sequence", e.path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\\\"a\\\":\\\"\\\\ud83d\\\"}", "{\\\"a\\\":\\\"\\ud83d\\\"}"})
  void halfASurrogatePairInRulesMakesThemNoText(String rules) {
    Button button =
        codec.decode(
            BodyKind.BUTTON,
            bytes("{\"id\":\"573\",\"type\":\"Standard\",\"inviteRules\":\"" + rules + "\"}"));
    assertTrue(button.inviteRules().orElseThrow().text().startsWith("{"));
    assertEquals(button, codec.decode(BodyKind.BUTTON, codec.encode(BodyKind.BUTTON, button)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "[[]]", "\"a\"", "{\"type\":{}}", "{\"x\":1}"})
  void whatIsNoEnvelopeKeepsItsProblem(String element) {
    String document = "{\"messages\":[" + element + "],\"sequence\":1}";
    UnknownMessage unknown = message(survives(document), 0, UnknownMessage.class);
    assertTrue(unknown.problem().isPresent());
    assertEquals(Json.of(element), unknown.raw());
  }

  /** A body that is missing lacks what one that is there would lack, at the same place. */
  @ParameterizedTest
  @ValueSource(strings = {"", ",\"message\":null", ",\"message\":{}"})
  void whatABodyLacksIsToldOfTheBody(String body) {
    String document = "{\"messages\":[{\"type\":\"ChatMessage\"" + body + "}],\"sequence\":1}";
    MessagesResponse batch = codec.decode(BodyKind.MESSAGES_RESPONSE, bytes(document));
    UnknownMessage unknown = message(batch, 0, UnknownMessage.class);
    String problem = unknown.problem().orElseThrow();
    assertTrue(problem.startsWith("at $.messages[0].message.text, byte "), problem);
    assertTrue(problem.endsWith(": expected text, found nothing"), problem);
  }

  @Test
  void nothingIsWrittenDeeperThanItCanBeRead() {
    for (int levels = DEPTH - 8; levels <= DEPTH + 1; levels++) {
      String deep = "[".repeat(levels) + "]".repeat(levels);
      for (String document :
          List.of(
              "{\"messages\":[" + deep + "]}",
              "{\"messages\":[{\"type\":\"Newer\",\"message\":" + deep + "}]}",
              "{\"messages\":[{\"type\":\"ChatEnded\",\"message\":" + deep + "}]}",
              "{\"messages\":[{\"type\":\"ChatEnded\",\"message\":{\"reason\":" + deep + "}}]}",
              "{\"sessionId\":\"1\",\"x\":" + deep + "}")) {
        Reply reply = codec.decodeReply(RequestType.VISITOR_ID, WireResponse.text(200, document));
        if (reply.kind() == Reply.Kind.ANSWERED) {
          assertEquals(reply, codec.decodeReply(RequestType.VISITOR_ID, codec.encodeReply(reply)));
        }
      }
      String noun =
          "{\"nouns\":[{\"prefix\":\"Chasitor\",\"noun\":\"ChatMessage\",\"object\":\"{\\\"text\\\":"
              + "\\\"a\\\",\\\"x\\\":"
              + deep
              + "}\"}]}";
      var value = codec.decode(BodyKind.MULTI_NOUN_REQUEST, bytes(noun));
      assertEquals(
          value,
          codec.decode(
              BodyKind.MULTI_NOUN_REQUEST, codec.encode(BodyKind.MULTI_NOUN_REQUEST, value)));
    }
  }

  @Test
  void ofAQueryTheFirstValueThatIsOneCounts() {
    Incoming incoming =
        codec.decodeRequest(
            new WireRequest(
                HttpMethod.GET,
                URI.create("/chat/rest/Visitor/VisitorId?org_id=&org_id=1&deployment_id=2"),
                WireHeaders.builder().add("X-LIVEAGENT-API-VERSION", "42").build(),
                WireBody.empty()));
    assertInstanceOf(Incoming.Understood.class, incoming);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"x\":1,\"x\":2", "\"label\":\"a\",\"label\":\"b\""})
  void whatComesTwiceIsRefusedWhetherKnownOrNot(String twice) {
    assertThrows(
        MalformedMessageException.class,
        () -> codec.decode(BodyKind.CUSTOM_DETAIL, bytes("{\"label\":\"c\"," + twice + "}")));
  }

  @Test
  void aRequestForAChatOfARealPageIsRead() {
    ChasitorInitRequest init =
        codec.decode(
            BodyKind.CHASITOR_INIT_REQUEST,
            bytes(
                "{\"organizationId\":\"00D\",\"deploymentId\":\"572\",\"buttonId\":\"573\","
                    + "\"sessionId\":null,\"trackingId\":\"\",\"userAgent\":\"\","
                    + "\"language\":\"es-US\",\"screenResolution\":\"1366x768\","
                    + "\"visitorName\":\"Vera\",\"prechatDetails\":[{\"label\":\"MemberId\","
                    + "\"value\":1,\"transcriptFields\":[\"c__MemberId\"],\"displayToAgent\":true},"
                    + "{\"label\":\"Phone\",\"value\":null,\"transcriptFields\":null}],"
                    + "\"buttonOverrides\":[],\"receiveQueueUpdates\":false,"
                    + "\"prechatEntities\":[{\"entityName\":\"Case\"}],\"isPost\":false,"
                    + "\"visitorInfo\":{\"visitCount\":2,\"pages\":[{\"time\":1591808266234}]}}"));
    assertEquals("1", init.prechatDetails().get(0).value());
    assertEquals(
        Json.of("{\"visitCount\":2,\"pages\":[{\"time\":1591808266234}]}"),
        init.additionalProperties().get("visitorInfo"));
  }

  /** Reads a batch, and checks that it is written as it came. */
  private MessagesResponse survives(String document) {
    MessagesResponse batch = codec.decode(BodyKind.MESSAGES_RESPONSE, bytes(document));
    byte[] written = codec.encode(BodyKind.MESSAGES_RESPONSE, batch);
    assertEquals(batch, codec.decode(BodyKind.MESSAGES_RESPONSE, written));
    for (String part : document.split("[,{\\[]", -1)) {
      String kept = part.replaceAll("[\\[\\]{}]*$", "");
      assertTrue(new String(written, UTF_8).contains(kept), () -> kept + " is lost");
    }
    return batch;
  }

  private static <M extends ServerMessage> M message(
      MessagesResponse batch, int index, Class<M> type) {
    return assertInstanceOf(type, batch.messages().get(index).message());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
