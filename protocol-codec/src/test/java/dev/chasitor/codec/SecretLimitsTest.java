package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.model.RequestType;
import dev.chasitor.model.Secret;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys and tokens have a longest length, on both sides (rules S-RES-03, K-LIM-01). */
class SecretLimitsTest {

  private final ChasitorCodec codec = ChasitorCodec.create();

  @ParameterizedTest
  @CsvSource({
    "4096, 10, -1",
    "4097, 10, 403",
    "10, 4096, -1",
    "10, 4097, 400",
    "4097, 4097, 403",
  })
  void aServerRefusesWhatIsTooLong(int key, int token, int status) {
    Incoming poll = poll(key, token);
    assertEquals(status, status(poll));
    assertFalse(poll.toString().contains("kkk"), poll::toString);
  }

  @ParameterizedTest
  @CsvSource({"4096, -1", "4097, 403"})
  void aServerRefusesALongKeyInThePath(int key, int status) {
    assertEquals(
        status,
        status(decode(HttpMethod.DELETE, "System/SessionId/" + "k".repeat(key), "x", "null")));
  }

  @Test
  void aClientTakesNoKeyAndNoTokenThatIsTooLong() {
    assertInstanceOf(Reply.Answered.class, sessionId(Secret.LONGEST, Secret.LONGEST));
    for (Reply reply :
        new Reply[] {sessionId(Secret.LONGEST + 1, 10), sessionId(10, Secret.LONGEST + 1)}) {
      String problem = assertInstanceOf(Reply.Malformed.class, reply).problem();
      assertFalse(problem.contains("kkk"), problem);
    }
    assertInstanceOf(
        Reply.Malformed.class,
        codec.decodeReply(
            RequestType.RESYNC_SESSION,
            WireResponse.text(
                200,
                "{\"isValid\":true,\"key\":\""
                    + "k".repeat(Secret.LONGEST + 1)
                    + "\",\"affinityToken\":\"t\"}")));
  }

  private Reply sessionId(int key, int token) {
    String body =
        "{\"id\":\"1\",\"key\":\""
            + "k".repeat(key)
            + "\",\"affinityToken\":\""
            + "k".repeat(token)
            + "\",\"clientPollTimeout\":40}";
    return codec.decodeReply(RequestType.SESSION_ID, WireResponse.text(200, body));
  }

  private Incoming poll(int key, int token) {
    return decode(HttpMethod.GET, "System/Messages", "k".repeat(key), "k".repeat(token));
  }

  private Incoming decode(HttpMethod method, String path, String key, String token) {
    return codec.decodeRequest(
        new WireRequest(
            method,
            URI.create("http://localhost/chat/rest/" + path),
            WireHeaders.builder()
                .add("X-LIVEAGENT-API-VERSION", "42")
                .add("X-LIVEAGENT-SESSION-KEY", key)
                .add("X-LIVEAGENT-AFFINITY", token)
                .build(),
            WireBody.empty()));
  }

  /** The status of a refusal, or -1 of what is understood. */
  private static int status(Incoming incoming) {
    return incoming instanceof Incoming.Refused refused ? refused.refusal().status() : -1;
  }
}
