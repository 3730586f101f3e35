package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Calls have ids of their own, and exactly those that are still on their way are cancelled. */
class CallsTest {

  private static List<Long> cancelled(Rig rig) {
    return rig.effects.stream()
        .filter(Effect.Cancel.class::isInstance)
        .map(effect -> ((Effect.Cancel) effect).id())
        .toList();
  }

  @Test
  void idsCountUpFromOne() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.lost(RequestType.SESSION_ID).toDeadline();
    rig.reply(RequestType.SESSION_ID, Rig.session());
    rig.reply(RequestType.CHASITOR_INIT, new Reply.Accepted()).chatting();
    rig.say(1, "a").lost(RequestType.CHAT_MESSAGE).toDeadline();
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript());
    List<Long> ids =
        rig.effects.stream()
            .filter(Effect.Call.class::isInstance)
            .map(effect -> ((Effect.Call) effect).id())
            .toList();
    assertEquals(LongStream.rangeClosed(1, ids.size()).boxed().toList(), ids);
  }

  @Test
  void theOutcomeOfACallThatNobodyWaitsForChangesNothing() {
    for (Rig rig :
        List.of(
            Rig.fresh(),
            Rig.fresh().take(new Input.Start(Duration.ZERO)),
            Rig.requested(),
            Rig.established().say(1, "a"),
            Rig.established().refused(RequestType.MESSAGES, new Refusal.AffinityLost("")))) {
      VisitorState before = rig.state;
      rig.effects.clear();
      rig.take(new Input.Replied(rig.now, 999, new Reply.Refused(new Refusal.SessionInvalid(""))));
      assertSame(before, rig.state);
      assertEquals(List.of(), rig.effects);
    }
  }

  @Test
  void anAnsweredCallIsNotCancelled() {
    Rig rig = Rig.established().say(1, "a");
    long post = rig.call(RequestType.CHAT_MESSAGE).id();
    rig.refused(RequestType.MESSAGES, new Refusal.Rejected(400, ""));
    assertEquals(List.of(post), cancelled(rig));
  }

  @Test
  void aCallThatTookTooLongIsCancelledOnce() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    long call = rig.call(RequestType.SESSION_ID).id();
    rig.toDeadline();
    assertEquals(List.of(call), cancelled(rig));
    assertEquals(Profile.defaults().requestTimeout(), rig.now);
  }

  @Test
  void droppingASessionCancelsWhatItOpensWith() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    long call = rig.call(RequestType.SESSION_ID).id();
    rig.take(new Input.Abandon(rig.now));
    assertEquals(List.of(call), cancelled(rig));
  }

  @Test
  void leavingTheQueueCancelsPollAndPost() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session());
    long init = rig.call(RequestType.CHASITOR_INIT).id();
    rig.pushed(Rig.success(1));
    long poll = rig.call(RequestType.MESSAGES).id();
    rig.end(1);
    assertEquals(List.of(poll, init), cancelled(rig));
    assertEquals(List.of(RequestType.DELETE_SESSION_ID), rig.openCalls());
  }

  @Test
  void goingToAnotherServerCancelsWhatIsOnItsWayAndAsksThereOnce() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session());
    long init = rig.call(RequestType.CHASITOR_INIT).id();
    rig.pushed(SwitchServer.builder().newUrl("https://other.example/chat").build());
    assertEquals(List.of(init), cancelled(rig), "the poll has just been answered");
    assertEquals(List.of(), ((VisitorState.Opening) rig.state).outbox().items());
    rig.restartSequence().reply(RequestType.SESSION_ID, Rig.session());
    rig.reply(RequestType.CHASITOR_INIT, new Reply.Accepted()).chatting();
    assertEquals(2, rig.calls(RequestType.CHASITOR_INIT).size());
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
  }

  @Test
  void endingWhatHasNotBegunIsGranted() {
    Rig fresh = Rig.fresh().end(1);
    assertEquals(Optional.of(new Accepted()), fresh.outcome(1));
    assertEquals(EndCause.Kind.VISITOR, fresh.cause());
    Rig opening = Rig.fresh().take(new Input.Start(Duration.ZERO)).end(2);
    assertEquals(Optional.of(new Accepted()), opening.outcome(2));
    assertEquals(1, cancelled(opening).size());
  }
}
