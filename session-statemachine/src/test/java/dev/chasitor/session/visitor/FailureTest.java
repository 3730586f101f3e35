package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What went wrong, in words for people, and the end it may lead to. */
class FailureTest {

  @ParameterizedTest
  @CsvSource({
    "TIMED_OUT,no answer in time",
    "NOT_CONNECTED,no connection",
    "UNKNOWN_HOST,the host is unknown",
    "CONNECTION_REFUSED,the connection was refused",
    "NOT_TRUSTED,'the server''s certificate is not trusted'",
    "NOT_TLS,the server does not speak TLS",
    "PROXY_REFUSED,the proxy refused to connect",
    "CONNECTION_LOST,the connection broke",
    "TOO_LARGE,the answer is too large",
    "CANCELLED,the transport gave up",
    "CLOSED,the transport gave up",
    "UNEXPECTED,the transport failed",
    "NOT_CARRIED,'the transport refuses the request, for example http to another machine'",
  })
  void aLostCallIsToldByItsKind(FailureKind kind, String words) {
    Input lost = new Input.Lost(Duration.ZERO, 1, kind);
    assertEquals(words, Failure.of(lost));
    assertEquals(EndCause.Kind.NETWORK, Failure.endOf(lost));
    Set<FailureKind> hopeless =
        EnumSet.of(FailureKind.CLOSED, FailureKind.NOT_CARRIED, FailureKind.NOT_TRUSTED);
    assertEquals(hopeless.contains(kind), Failure.isHopeless(lost));
    assertEquals(kind.isUnconnected(), Failure.neverLeft(lost));
  }

  @Test
  void aRefusalIsToldWithItsStatusAndText() {
    Input bare = replied(new Reply.Refused(new Refusal.ServerFailed(502, "")));
    assertEquals("status 502", Failure.of(bare));
    Input worded = replied(new Reply.Refused(new Refusal.Rejected(400, "no such button")));
    assertEquals("status 400 (no such button)", Failure.of(worded));
    assertEquals(EndCause.Kind.SERVER_FAILED, Failure.endOf(worded));
    assertFalse(Failure.isHopeless(worded));
  }

  @Test
  void anAnswerOutsideTheProtocolIsToldAsSuch() {
    Input malformed = replied(new Reply.Malformed("at $, byte 0: expected an object"));
    assertEquals(
        "the answer does not follow the protocol: at $, byte 0: expected an object",
        Failure.of(malformed));
    assertEquals(EndCause.Kind.PROTOCOL, Failure.endOf(malformed));
    assertEquals("the answer does not fit the request", Failure.of(replied(new Reply.Accepted())));
  }

  @Test
  void anEndIsCleanWhenSomebodyWantedIt() {
    Set<EndCause.Kind> clean = new HashSet<>();
    for (EndCause.Kind kind : EndCause.Kind.values()) {
      if (kind.isClean()) {
        clean.add(kind);
      }
    }
    assertEquals(
        Set.of(
            EndCause.Kind.VISITOR,
            EndCause.Kind.AGENT,
            EndCause.Kind.IDLE,
            EndCause.Kind.TIME_LIMIT,
            EndCause.Kind.ABANDONED),
        clean);
  }

  private static Input replied(Reply reply) {
    return new Input.Replied(Duration.ZERO, 1, reply);
  }
}
