package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import dev.chasitor.session.visitor.CommandOutcome.Refused;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PostingTest {

  @Test
  void oneAtATimeInOrder() {
    Rig rig = Rig.established().say(1, "a").say(2, "b").say(3, "c");
    assertEquals(List.of("2:a"), rig.sent());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of("2:a", "3:b"), rig.sent());
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(Optional.empty(), rig.outcome(2));
  }

  @Test
  void aRetryRepeatsNumberAndBody() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of("2:a", "2:a", "2:a", "3:b"), rig.sent());
  }

  @Test
  void pausesGrowAndStayBelowTheLongest() {
    Profile profile = Profile.defaults();
    for (int failures = 0; failures < 70; failures++) {
      for (int call = 0; call < 50; call++) {
        var delay = Backoff.delay(Rig.settings(profile, 0), failures, call);
        assertEquals(true, delay.compareTo(profile.longestBackoff()) <= 0);
        assertEquals(true, delay.compareTo(profile.firstBackoff().dividedBy(2)) >= 0);
      }
    }
  }

  @Test
  void aRefusedLineIsReportedAndTheNextGoesOn() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.Rejected(400, "no"));
    assertEquals(Optional.of(new Refused(new Refusal.Rejected(400, "no"))), rig.outcome(1));
    assertEquals(List.of("2:a", "3:b"), rig.sent());
  }

  @Test
  void aFailingServerIsTriedABoundedNumberOfTimesWithTheSameNumber() {
    Rig rig = Rig.established().say(1, "a");
    for (int i = 0; i < Profile.defaults().postRetries(); i++) {
      rig.refused(RequestType.CHAT_MESSAGE, new Refusal.ServerFailed(500, ""));
      rig.toDeadline();
    }
    assertEquals(Optional.empty(), rig.outcome(1));
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.ServerFailed(500, ""));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertEquals(List.of("2:a", "2:a", "2:a", "2:a"), rig.sent());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void outOfSyncGoesOnBehindTheLastAcceptedNumber() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 7)).toDeadline();
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of("2:a", "8:a", "9:b"), rig.sent());
  }

  @Test
  void outOfSyncAboutItsOwnNumberMeansTheRetriedLineHasArrived() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 2));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(List.of("2:a", "2:a", "3:b"), rig.sent());
  }

  @Test
  void outOfSyncAboutANewNumberOfItsOwnIsNotItsArrival() {
    Rig rig = Rig.established().say(1, "a");
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 7)).toDeadline();
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(8, 8)).toDeadline();
    assertEquals(Optional.empty(), rig.outcome(1));
    assertEquals(List.of("2:a", "8:a", "9:a"), rig.sent());
  }

  @Test
  void aLineThatMayHaveArrivedNeverGoesUnderAnotherNumber() {
    for (long last : new long[] {7, 0}) {
      Rig rig = Rig.established().say(1, "a").say(2, "b");
      rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
      rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, last));
      assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
      rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
      assertEquals(List.of("2:a", "2:a", Math.max(last, 2) + 1 + ":b"), rig.sent());
      assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    }
  }

  @Test
  void aLineThatTheServerFailedOnMayHaveArrivedAsWell() {
    Rig rig = Rig.established().say(1, "a");
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.ServerFailed(500, "")).toDeadline();
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 7));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
  }

  @Test
  void anEndThatMayHaveArrivedGoesUnderAnotherNumber() {
    Rig rig = Rig.established().end(1).lost(RequestType.CHAT_END).toDeadline();
    rig.refused(RequestType.CHAT_END, Rig.outOfSync(2, 7)).toDeadline();
    assertEquals(OptionalLong.of(8), rig.call(RequestType.CHAT_END).headers().sequence());
  }

  @Test
  void ofABatchThatMayHaveArrivedNothingGoesUnderAnotherNumber() {
    Rig rig = Rig.fresh(Profile.builder().batchLimit(4).build()).opened().chatting();
    rig.say(1, "a").say(2, "b").say(3, "c").reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.lost(RequestType.MULTI_NOUN).toDeadline();
    rig.refused(RequestType.MULTI_NOUN, Rig.outOfSync(3, 7));
    assertInstanceOf(Unknown.class, rig.outcome(2).orElseThrow());
    assertInstanceOf(Unknown.class, rig.outcome(3).orElseThrow());
    assertEquals(List.of("2:a", "8:d"), rig.say(4, "d").sent());
  }

  @Test
  void aLineThatATranscriptDoesNotShowMayHaveAnotherNumber() {
    Rig rig = Rig.established().say(1, "a");
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript()).reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 0)).toDeadline();
    assertEquals(Optional.empty(), rig.outcome(1));
    assertEquals(List.of("2:a", "2:a", "1:a"), rig.sent());
  }

  @Test
  void anEventThatWasAnsweredWith503MayHaveArrived() {
    Rig rig = Rig.established();
    rig.take(new Input.Post(rig.now, 1, Rig.event("type", "data")));
    rig.refused(RequestType.CUSTOM_EVENT, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript()).reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    rig.refused(RequestType.CUSTOM_EVENT, Rig.outOfSync(2, 5));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
  }

  @Test
  void aLineThatNeverLeftMayHaveAnotherNumber() {
    Rig rig = Rig.established().say(1, "a");
    rig.lost(RequestType.CHAT_MESSAGE, FailureKind.NOT_CONNECTED).toDeadline();
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 7)).toDeadline();
    assertEquals(List.of("2:a", "2:a", "8:a"), rig.sent());
    assertEquals(Optional.empty(), rig.outcome(1));
  }

  @Test
  void aLineThatMayHaveArrivedGoesAgainUnderTheNumberTheServerWaitsFor() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    for (int i = 0; i < Profile.defaults().postRetries(); i++) {
      rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 1)).toDeadline();
    }
    assertEquals(Optional.empty(), rig.outcome(1));
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 1));
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    // Under the number of a line that is still on its way, the next would pass for a repeat of it.
    assertEquals("3:b", rig.sent().get(rig.sent().size() - 1));
  }

  @Test
  void aFullOutboxRefusesClearly() {
    Rig rig = Rig.fresh(Profile.builder().outboxLimit(2).build()).opened();
    rig.say(1, "a").say(2, "b").say(3, "c");
    assertEquals(
        Optional.of(new NotSent("the outbox is full: 2 lines wait already")), rig.outcome(3));
    assertEquals(Optional.empty(), rig.outcome(2));
  }
}
