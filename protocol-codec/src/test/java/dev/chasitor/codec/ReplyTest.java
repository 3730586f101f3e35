package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Response;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionIdResponse;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says, and what a client makes of it (rulings A1, A20; facts on refusals). */
class ReplyTest {

  private final ChasitorCodec codec = ChasitorCodec.create();

  static List<Path> refusals() {
    return Fixture.files("vectors/refusals");
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void repliesOfTheRealService(Path file) {
    Map<String, Object> told = StrictJson.object(StrictJson.parse(Fixture.bytes(file).toBytes()));
    int status = ((BigDecimal) told.getOrDefault("status", BigDecimal.ZERO)).intValueExact();
    Object body = told.getOrDefault("body", "");
    String text = body instanceof String string ? string : StrictJson.write(body);
    WireResponse response = WireResponse.text(status, text);
    Reply reply = codec.decodeReply(RequestType.CHAT_MESSAGE, response);
    assertEquals(expected(status, text), reply);
    if (!(reply instanceof Reply.Refused refused) || refused.refusal().text().equals(text)) {
      assertEquals(response, codec.encodeReply(reply), "a server says it in the same words");
    }
  }

  /** Fact 56: a proxy may compress although it was asked not to. */
  @Test
  void aCodingThatCannotBeReadIsNamed() {
    WireResponse answer = coded(200, "br");
    Reply.Malformed malformed =
        assertInstanceOf(Reply.Malformed.class, codec.decodeReply(RequestType.MESSAGES, answer));
    assertTrue(malformed.problem().contains("content coding br"), malformed::problem);
    Reply.Malformed odd =
        assertInstanceOf(
            Reply.Malformed.class, codec.decodeReply(RequestType.MESSAGES, coded(200, "b\u202er")));
    assertTrue(odd.problem().contains("(unreadable name)"), odd::problem);
  }

  @Test
  void aStatusCountsWhateverTheCoding() {
    assertEquals(
        new Reply.Refused(new Refusal.AffinityLost("")),
        codec.decodeReply(RequestType.MESSAGES, coded(503, "br")));
    assertEquals(
        new Reply.Accepted(), codec.decodeReply(RequestType.CHAT_MESSAGE, coded(200, "br")));
    assertEquals(
        new Reply.Empty(),
        codec.decodeReply(
            RequestType.MESSAGES,
            new WireResponse(204, coded(204, "br").headers(), WireBody.empty())));
  }

  private static WireResponse coded(int status, String coding) {
    return new WireResponse(
        status,
        WireHeaders.builder().add("Content-Encoding", coding).build(),
        WireBody.of(new byte[] {(byte) 0x8b, 3, (byte) 0x80, 3}));
  }

  private static Reply expected(int status, String text) {
    return switch (status) {
      case 200 -> new Reply.Accepted();
      case 400 -> new Reply.Refused(new Refusal.Rejected(400, text));
      case 403 -> new Reply.Refused(new Refusal.SessionInvalid(RefusalTexts.SESSION_INVALID));
      case 409 ->
          new Reply.Refused(
              new Refusal.OutOfSync(
                  RefusalTexts.outOfSync(498, 4), OptionalLong.of(498), OptionalLong.of(4)));
      case 500 -> new Reply.Refused(new Refusal.ServerFailed(500, RefusalTexts.SERVER_FAILED));
      case 503 ->
          new Reply.Refused(
              new Refusal.AffinityLost(
                  text.startsWith("Invalid")
                      ? RefusalTexts.INVALID_AFFINITY
                      : RefusalTexts.UNAVAILABLE));
      default -> throw new AssertionError("no expectation for " + status);
    };
  }

  @Test
  void everyRefusalOfTheRealServiceIsAFixture() {
    assertEquals(7, refusals().size());
  }

  @ParameterizedTest
  @EnumSource(RequestType.class)
  void anyStatusFindsItsPlace(RequestType type) {
    for (int status : new int[] {100, 199, 300, 302, 304, 400, 401, 404, 405, 413, 418, 499}) {
      assertEquals(
          new Reply.Refused(new Refusal.Rejected(status, "why")),
          codec.decodeReply(type, WireResponse.text(status, "why")));
    }
    for (int status : new int[] {408, 425, 429, 500, 501, 502, 504, 599}) {
      assertEquals(
          new Reply.Refused(new Refusal.ServerFailed(status, "why")),
          codec.decodeReply(type, WireResponse.text(status, "why")));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = RequestType.class,
      names = {
        "SESSION_ID",
        "MESSAGES",
        "RESYNC_SESSION",
        "RECONNECT_SESSION",
        "SETTINGS",
        "AVAILABILITY",
        "VISITOR_ID",
        "UNKNOWN"
      },
      mode = EnumSource.Mode.EXCLUDE)
  void anySuccessOfAPostIsAcceptance(RequestType type) {
    for (int status : new int[] {200, 201, 202, 204, 206, 299}) {
      assertEquals(
          new Reply.Accepted(),
          codec.decodeReply(type, WireResponse.text(status, "<html>{\"truncated")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "OK",
        "<html><body>502</body></html>",
        "{\"messages\":[",
        "[]",
        "null",
        "{}",
        "{\"messages\":[]} trailing",
        "\u0000"
      })
  void aSuccessWithoutItsBodyIsMalformed(String body) {
    for (RequestType type :
        List.of(
            RequestType.SESSION_ID,
            RequestType.MESSAGES,
            RequestType.RESYNC_SESSION,
            RequestType.RECONNECT_SESSION,
            RequestType.SETTINGS)) {
      Reply reply = codec.decodeReply(type, WireResponse.text(200, body));
      if (type == RequestType.MESSAGES && List.of("", "null", "{}").contains(body)) {
        assertInstanceOf(Reply.Empty.class, reply);
        continue;
      }
      String problem = assertInstanceOf(Reply.Malformed.class, reply).problem();
      assertTrue(problem.startsWith("at $"), problem);
    }
  }

  @Test
  void nothingToSayIsForPollsOnly() {
    WireResponse nothing = new WireResponse(204, WireHeaders.none(), WireBody.empty());
    assertEquals(new Reply.Empty(), codec.decodeReply(RequestType.MESSAGES, nothing));
    assertInstanceOf(Reply.Malformed.class, codec.decodeReply(RequestType.SESSION_ID, nothing));
    assertInstanceOf(Reply.Malformed.class, codec.decodeReply(RequestType.RESYNC_SESSION, nothing));
    assertEquals(nothing, codec.encodeReply(new Reply.Empty()));
  }

  @Test
  void answersAreJson() {
    answered(RequestType.SESSION_ID, SessionIdResponse.class);
    answered(RequestType.MESSAGES, MessagesResponse.class);
    answered(RequestType.RESYNC_SESSION, ResyncSessionResponse.class);
    answered(RequestType.AVAILABILITY, EnvelopeResponse.class);
  }

  private <T extends Response> void answered(RequestType type, Class<T> javaType) {
    for (Fixture<T> fixture : Fixture.of(BodyKind.of(javaType).orElseThrow())) {
      Reply reply = new Reply.Answered(fixture.value());
      WireResponse wire = codec.encodeReply(reply);
      assertEquals(200, wire.status());
      assertEquals(List.of("application/json;charset=UTF-8"), wire.headers().all("Content-Type"));
      if (!fixture.name().startsWith("malformed")) {
        assertEquals(reply, codec.decodeReply(type, wire));
      }
    }
  }

  @Test
  void acceptanceIsTheTextClientsCompareWith() {
    WireResponse ok = codec.encodeReply(new Reply.Accepted());
    assertEquals("OK", ok.body().text());
    assertEquals(200, ok.status());
    assertEquals("text/plain;charset=UTF-8", ok.headers().first("content-type").orElseThrow());
  }

  @Test
  void aMalformedReplyIsNeverSent() {
    assertThrows(
        IllegalArgumentException.class, () -> codec.encodeReply(new Reply.Malformed("why")));
  }

  @Test
  void numbersAreReadFromWhateverSurroundsThem() {
    assertEquals(
        new Refusal.OutOfSync(
            "Out of sync Ack. Expected 12. Actual 11.", OptionalLong.of(12), OptionalLong.of(11)),
        refusal(409, "Out of sync Ack. Expected 12. Actual 11.\r\n"));
    assertEquals(
        new Refusal.OutOfSync("duplicate poll", OptionalLong.empty(), OptionalLong.empty()),
        refusal(409, "duplicate poll"));
    assertEquals(
        OptionalLong.empty(),
        ((Refusal.OutOfSync) refusal(409, "Expected 99999999999999999999. Actual 1")).actual());
  }

  @Test
  void refusalsAreShortAndInOneLine() {
    assertEquals("a b c", refusal(500, " a\r\n\tb\u2028\u0000c ").text());
    assertEquals(200, refusal(500, "x".repeat(100_000)).text().length());
    assertEquals("", refusal(500, "").text());
    assertEquals("\u6f22".repeat(200), refusal(500, "\u6f22".repeat(3_000)).text());
  }

  /** What is left of a long text ends neither in half a surrogate pair nor in a space. */
  @Test
  void aLongRefusalIsCutBetweenCharacters() {
    String start = "x".repeat(199);
    assertEquals(start, refusal(409, start + "\ud83d\ude00").text());
    assertEquals(start, refusal(409, start + " y").text());
    assertEquals("x" + start, refusal(409, "x" + start + "\ud83d\ude00").text());
  }

  @Test
  void aKeyThatAProxyRepeatsIsNotTold() {
    String key = "3f1c9a52-7b0e-4d61-9c58-a2e4d07b6f13!1629334776994!q7Rk/Vt2mXw+0LhYb9sNdE=";
    for (String spelling : List.of(key, key.replace("!", "%21"))) {
      String told = refusal(404, "Cannot DELETE /chat/rest/System/SessionId/" + spelling).text();
      String text = Redactor.of(List.of(key)).redact(told);
      assertFalse(text.contains("q7Rk"), text);
      assertEquals("Cannot DELETE /chat/rest/System/SessionId/(redacted)", text);
    }
  }

  private Refusal refusal(int status, String text) {
    Reply reply = codec.decodeReply(RequestType.CHAT_MESSAGE, WireResponse.text(status, text));
    return assertInstanceOf(Reply.Refused.class, reply).refusal();
  }
}
