package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.session.visitor.SessionEvent.Troubled;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Conflicts about numbers, and take-overs that do not go well. */
class OutOfSyncTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static List<Troubled> troubles(Rig rig) {
    return rig.events().stream()
        .filter(Troubled.class::isInstance)
        .map(Troubled.class::cast)
        .toList();
  }

  @Test
  void aNumberTakenBeforeTheFirstTryWasSomebodyElses() {
    Rig rig = Rig.established().say(1, "a");
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 2));
    assertEquals(Optional.empty(), rig.outcome(1));
    rig.toDeadline();
    assertEquals(List.of("2:a", "3:a"), rig.sent());
  }

  @Test
  void conflictsWithoutEndDropTheLine() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    for (int tries = 0; tries < Profile.defaults().postRetries(); tries++) {
      rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 9)).toDeadline();
      assertEquals(Optional.empty(), rig.outcome(1));
    }
    Refusal last = Rig.outOfSync(2, 9);
    rig.refused(RequestType.CHAT_MESSAGE, last);
    assertEquals(Optional.of(new CommandOutcome.Refused(last)), rig.outcome(1));
    assertEquals("b", ((ChatMessageRequest) rig.call(RequestType.CHAT_MESSAGE).request()).text());
  }

  @Test
  void troubleWithATakeOverIsToldAsThat() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, LOST);
    rig.lost(RequestType.RESYNC_SESSION);
    assertEquals(RequestType.RESYNC_SESSION, troubles(rig).get(0).request());
    rig.toDeadline().takenOver().lost(RequestType.MESSAGES);
    assertEquals(RequestType.MESSAGES, troubles(rig).get(1).request());
  }

  @Test
  void aTakeOverThatNamesNoNodeIsAskedForAgain() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, LOST);
    rig.reply(
        RequestType.RESYNC_SESSION,
        new Reply.Answered(ResyncSessionResponse.builder().isValid(true).build()));
    assertEquals(Phase.RESYNCING, rig.state.phase());
    assertEquals(RequestType.RESYNC_SESSION, troubles(rig).get(0).request());
    assertEquals("the answer does not fit the request", troubles(rig).get(0).problem());
    rig.toDeadline().takenOver().pushed(Rig.transcript());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void aClosedTransportEndsATakeOverAtOnce() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, LOST);
    long call = rig.call(RequestType.RESYNC_SESSION).id();
    rig.take(new Input.Lost(rig.now, call, FailureKind.CLOSED));
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
  }

  @Test
  void anEndAskedForWhileTheQueueWasLostLeavesByDelete() {
    Rig rig = Rig.queued().say(1, "unheard").refused(RequestType.MESSAGES, LOST).end(9);
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    rig.takenOver().pushed(Rig.transcript());
    assertEquals(List.of(RequestType.DELETE_SESSION_ID), rig.openCalls());
    assertInstanceOf(CommandOutcome.NotSent.class, rig.outcome(1).orElseThrow());
    rig.reply(RequestType.DELETE_SESSION_ID, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(9));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }
}
