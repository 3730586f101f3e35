package dev.chasitor.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that pass, and how long the server wants the client to wait (fact 54). */
class RetryAfterTest {

  private static final String NOON = "Mon, 02 Mar 2026 12:00:00 GMT";

  private final ChasitorCodec codec = ChasitorCodec.create();

  private Optional<Duration> told(int status, String retryAfter, String date) {
    WireHeaders.Builder headers = WireHeaders.builder().add("Retry-After", retryAfter);
    if (!date.isEmpty()) {
      headers.add("Date", date);
    }
    WireResponse response = new WireResponse(status, headers.build(), WireBody.ofText("slow down"));
    Reply reply = codec.decodeReply(RequestType.CHAT_MESSAGE, response);
    return ((Refusal.ServerFailed) ((Reply.Refused) reply).refusal()).retryAfter();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 504, 521})
  void secondsAreRead(int status) {
    assertEquals(Optional.of(Duration.ofSeconds(2)), told(status, "2", ""));
  }

  @Test
  void aDateCountsFromTheResponsesOwn() {
    String later = "Mon, 02 Mar 2026 12:00:30 GMT";
    assertEquals(Optional.of(Duration.ofSeconds(30)), told(429, later, NOON));
    assertEquals(Optional.empty(), told(429, later, ""));
    assertEquals(Optional.empty(), told(429, NOON, later));
  }

  /** What seconds cannot tell, a date does not tell either. */
  @Test
  void aWaitOfManyYearsTellsNothing() {
    String seconds = "999999999";
    assertEquals(Optional.of(Duration.ofSeconds(999_999_999)), told(500, seconds, NOON));
    assertEquals(Optional.empty(), told(500, seconds + "9", NOON));
    assertEquals(
        Optional.of(Duration.ofSeconds(999_999_999)),
        told(500, "Thu, 08 Nov 2057 13:46:39 GMT", NOON));
    assertEquals(Optional.empty(), told(500, "Thu, 08 Nov 2057 13:46:40 GMT", NOON));
  }

  @ParameterizedTest
  @CsvSource({"-1", "soon", "1.5", "12345678901234567890", "''"})
  void whatCannotBeReadTellsNothing(String odd) {
    assertEquals(Optional.empty(), told(429, odd, NOON));
  }

  @Test
  void theWaitIsWrittenInSecondsRoundedUp() {
    Refusal refusal =
        new Refusal.ServerFailed(429, "slow down", Optional.of(Duration.ofMillis(1_001)));
    WireResponse response = codec.encodeReply(new Reply.Refused(refusal));
    assertEquals("2", response.headers().all("Retry-After").get(0));
    assertTrue(response.headers().all("Content-Type").get(0).startsWith("text/plain"));
    WireResponse plain = codec.encodeReply(new Reply.Refused(new Refusal.ServerFailed(500, "no")));
    assertEquals(Optional.empty(), plain.headers().first("Retry-After"));
  }
}
