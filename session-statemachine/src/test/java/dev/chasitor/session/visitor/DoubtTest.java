package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.Refused;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import dev.chasitor.session.visitor.Profile.NumbersAfterHandOver;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may have arrived goes under no other number, and is never said not to be there. */
class DoubtTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static Rig batch() {
    Rig rig = Rig.fresh(Profile.builder().batchLimit(4).build()).opened();
    return rig.say(1, "a").say(2, "b").say(3, "c").chatting();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405})
  void aBatchWhoseRepeatIsRefusedGoesUnderNoOtherNumbers(int status) {
    Refusal refusal = new Refusal.Rejected(status, "");
    Rig rig = batch().lost(RequestType.MULTI_NOUN).toDeadline();
    rig.refused(RequestType.MULTI_NOUN, refusal);
    for (long ref = 1; ref <= 3; ref++) {
      assertInstanceOf(Unknown.class, rig.outcome(ref).orElseThrow());
    }
    assertEquals(List.of(), rig.sent());
    rig.say(4, "d");
    assertEquals(1, rig.sent().size());
  }

  @Test
  void aBatchThatWasFrozenOnItsWayIsInDoubtAsWell() {
    Rig rig = batch();
    rig.state = Resumption.withoutCalls(rig.state);
    rig.take(new Input.Deadline(rig.now));
    Effect.Call again = rig.calls(RequestType.MULTI_NOUN).get(1);
    Reply refused = new Reply.Refused(new Refusal.Rejected(400, ""));
    rig.take(new Input.Replied(rig.now, again.id(), refused));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertEquals(List.of(), rig.sent());
  }

  @Test
  void aLineWhoseRepeatIsRefusedMayHaveArrived() {
    Refusal refusal = new Refusal.Rejected(400, "");
    Rig once = Rig.established().say(1, "a").refused(RequestType.CHAT_MESSAGE, refusal);
    assertEquals(Optional.of(new Refused(refusal)), once.outcome(1));
    Rig twice = Rig.established().say(1, "a").lost(RequestType.CHAT_MESSAGE).toDeadline();
    twice.refused(RequestType.CHAT_MESSAGE, refusal);
    assertInstanceOf(Unknown.class, twice.outcome(1).orElseThrow());
  }

  @Test
  void aServerThatFailsMayHaveTakenItBefore() {
    Rig rig = Rig.fresh(Profile.builder().postRetries(0).build()).opened().chatting().say(1, "a");
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.ServerFailed(502, ""));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
  }

  @Test
  void anEventThatNoTranscriptShowsIsNotSaidAgainUnderAnotherNumber() {
    for (NumbersAfterHandOver numbers : NumbersAfterHandOver.values()) {
      Rig rig = Rig.fresh(Profile.builder().numbersAfterHandOver(numbers).build()).opened();
      rig.chatting().post(1, Rig.event("page", "/")).say(2, "a");
      long number = rig.call(RequestType.CUSTOM_EVENT).headers().sequence().orElseThrow();
      rig.refused(RequestType.MESSAGES, LOST).takenOver().pushed(Rig.transcript());
      rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
      if (numbers == NumbersAfterHandOver.RESTART) {
        assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
      } else {
        Effect.Call again = rig.call(RequestType.CUSTOM_EVENT);
        assertEquals(number, again.headers().sequence().orElseThrow());
        rig.reply(RequestType.CUSTOM_EVENT, new Reply.Accepted());
        assertEquals(Optional.of(new Accepted()), rig.outcome(1));
      }
      assertEquals(1, rig.sent().size());
    }
  }

  @Test
  void a409ToAPostWithoutANumberFreesNoNumber() {
    Rig rig = Rig.established().say(1, "a").say(2, "b").lost(RequestType.CHAT_MESSAGE);
    rig.toDeadline().refused(RequestType.CHAT_MESSAGE, new Refusal.Rejected(400, ""));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    rig.refused(RequestType.CHAT_MESSAGE, LOST).takenOver().pushed(Rig.transcript());
    rig.refused(RequestType.CHASITOR_RESYNC_STATE, Rig.outOfSync(2, 1)).toDeadline();
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:a", "2:a", "3:b", "3:b"), rig.sent());
  }

  @Test
  void aRequestToLeaveWhoseRepeatIsRefusedMayHaveArrived() {
    Refusal refusal = new Refusal.Rejected(400, "");
    Rig once = Rig.queued().end(1).refused(RequestType.DELETE_SESSION_ID, refusal);
    assertEquals(Optional.of(new Refused(refusal)), once.outcome(1));
    Rig twice = Rig.queued().end(1).lost(RequestType.DELETE_SESSION_ID).toDeadline();
    twice.refused(RequestType.DELETE_SESSION_ID, refusal);
    assertInstanceOf(Unknown.class, twice.outcome(1).orElseThrow());
  }
}
