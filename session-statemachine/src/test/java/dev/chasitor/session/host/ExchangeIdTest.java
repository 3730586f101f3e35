package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.RequestHeaders;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.Request;
import dev.chasitor.session.machine.DriverMistakeException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The id of a request that waits for its answer is no other request's. */
class ExchangeIdTest {

  /** Acknowledges every message that an active chat begins with. */
  private static final long LAST = 99;

  private static final MessagesRequest POLL = MessagesRequest.builder().ack(-1).build();
  private static final ChatMessageRequest LINE = ChatMessageRequest.builder().text("hi").build();

  private static HostInput.Asked asked(HostRig rig, long exchange, Request request, long number) {
    RequestHeaders headers =
        new RequestHeaders(
            Optional.of(ApiVersion.LATEST),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(number));
    return new HostInput.Asked(rig.now, exchange, request, headers);
  }

  private static void assertRefused(HostRig rig, long exchange) {
    HostState before = rig.state;
    for (HostInput again :
        List.of(
            asked(rig, exchange, POLL, 1),
            asked(rig, exchange, LINE, 7),
            new HostInput.TakeOver(rig.now, exchange, Optional.empty(), AffinityToken.of("b")))) {
      DriverMistakeException e =
          assertThrows(DriverMistakeException.class, () -> HostMachine.step(rig.state, again));
      assertEquals(
          "Exchange id "
              + exchange
              + " is used again, but its request still waits for an answer: give each request an id"
              + " of its own",
          e.getMessage());
    }
    assertSame(before, rig.state);
  }

  @Test
  void theIdOfAHeldPollIsInUse() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    long held = rig.poll(LAST);
    assertRefused(rig, held);
  }

  @Test
  void theIdOfAParkedPostIsInUse() {
    HostRig rig = HostRig.active();
    rig.take(asked(rig, 500, LINE, 99));
    assertRefused(rig, 500);
  }

  @Test
  void theIdOfAnAnsweredRequestIsFree() {
    HostRig rig = HostRig.active();
    rig.take(asked(rig, 500, LINE, 99));
    while (rig.state.known().orElseThrow().isWaiting(500)) {
      rig.toDeadline();
    }
    assertDoesNotThrow(() -> HostMachine.step(rig.state, asked(rig, 500, LINE, 100)));
  }

  /** An abandoned POST is done in its turn, and keeps its id until then. */
  @Test
  void theIdOfAnAbandonedPollIsFreeButNotThatOfAPost() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    long held = rig.poll(LAST);
    rig.take(asked(rig, 500, LINE, 99));
    rig.take(new HostInput.Abandoned(rig.now, held));
    rig.take(new HostInput.Abandoned(rig.now, 500));
    rig.take(asked(rig, held, POLL, 1));
    assertRefused(rig, 500);
  }
}
