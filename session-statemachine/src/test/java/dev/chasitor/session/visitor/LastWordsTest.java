package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import dev.chasitor.session.visitor.CommandOutcome.Refused;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the agent said last is delivered, whatever told of the end first (rule C-DLV-08, fact 60).
 */
class LastWordsTest {

  private static final Refusal GONE = new Refusal.SessionInvalid("");

  private static ChatEnded byAgent() {
    return ChatEnded.builder().reason(Word.of(ChatEndReason.AGENT)).build();
  }

  private static Rig dismissed() {
    return Rig.established().say(1, "hi").say(2, "more").refused(RequestType.CHAT_MESSAGE, GONE);
  }

  @Test
  void aPostThatIsRefusedWith403EndsPostingOnly() {
    Rig rig = dismissed();
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    assertEquals(Optional.of(new Refused(GONE)), rig.outcome(1));
    assertInstanceOf(NotSent.class, rig.outcome(2).orElseThrow());
    rig.pushed(Rig.line("bye"), byAgent());
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void thePollGoesOnBehindItUntilItIsRefusedAsWell() {
    Rig rig = dismissed().reply(RequestType.MESSAGES, new Reply.Empty());
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    rig.pushed(Rig.line("bye"));
    assertEquals(List.of("bye"), rig.heard());
    rig.refused(RequestType.MESSAGES, GONE);
    assertEquals(EndCause.Kind.SESSION_GONE, rig.cause());
  }

  @Test
  void lastWordsAreWaitedForAsLongAsTheProfileSays() {
    Rig rig = dismissed();
    Duration refused = rig.now;
    rig.toDeadline();
    assertEquals(refused.plus(Profile.defaults().leaveTimeout()), rig.now);
    assertEquals(EndCause.Kind.SESSION_GONE, rig.cause());
    assertEquals(List.of(), rig.openCalls());
  }

  /** Whatever became of the poll, the server may still have words that nobody got. */
  @Test
  void aPollThatIsLostBehindTheVisitorsEndIsRepeated() {
    for (FailureKind lost : FailureKind.values()) {
      Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
      rig.pushed(Rig.line("one")).lost(RequestType.MESSAGES, lost);
      if (Failure.isHopeless(new Input.Lost(rig.now, 0, lost))) {
        assertEquals(EndCause.Kind.VISITOR, rig.cause(), lost::name);
        continue;
      }
      rig.toDeadline().pushed(Rig.line("two"), byAgent());
      assertEquals(List.of("one", "two"), rig.heard(), lost::name);
      assertEquals(EndCause.Kind.VISITOR, rig.cause(), lost::name);
    }
  }

  @Test
  void aServerThatIsGoneBehindTheVisitorsEndIsNotAskedForEver() {
    Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
    Duration ended = rig.now;
    while (rig.state.phase() != Phase.ENDED) {
      if (rig.openCalls().contains(RequestType.MESSAGES)) {
        rig.lost(RequestType.MESSAGES, FailureKind.CONNECTION_REFUSED);
      } else {
        rig.toDeadline();
      }
    }
    assertEquals(ended.plus(Profile.defaults().leaveTimeout()), rig.now);
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void nothingIsPostedAnyMore() {
    Rig rig = Rig.requested().pushed(Rig.success(1)).pushed(Rig.attentive("Andy", 10, 20));
    rig.pushed(Rig.line("hello?")).type(true).refused(RequestType.CHASITOR_TYPING, GONE);
    rig.say(1, "too late").type(true).peek("x").end(2);
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    assertEquals(Optional.of(new NotSent("the chat is being ended")), rig.outcome(1));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2), "there is nothing to be ended");
    rig.pushed(Rig.line("bye"), byAgent());
    assertEquals(List.of("hello?", "bye"), rig.heard());
  }

  @Test
  void anEndThatIsRefusedIsTheVisitorsAllTheSame() {
    Rig rig = Rig.established().end(1).refused(RequestType.CHAT_END, GONE);
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertThrows(IllegalCommandException.class, () -> rig.say(2, "x"));
    assertThrows(IllegalCommandException.class, () -> rig.end(3));
    rig.pushed(Rig.line("bye"), byAgent());
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void aNodeThatIsLostBehindTheRefusalIsTakenOver() {
    Rig rig = dismissed().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    rig.takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "bye")), byAgent());
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertEquals(List.of(), rig.calls(RequestType.CHASITOR_RESYNC_STATE));
  }

  @Test
  void aTakeOverInVainBehindTheRefusalTellsWhatTheServerSaid() {
    Rig rig = dismissed().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    rig.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(400, ""));
    assertEquals(EndCause.Kind.SESSION_GONE, rig.cause());
  }

  @Test
  void theTranscriptBehindChatEndedIsTakenToo() {
    Rig rig = Rig.established().say(1, "there").say(2, "not there");
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(
        byAgent(),
        Rig.transcript(
            Rig.entry(TranscriptEntryType.CHASITOR, "there"),
            Rig.entry(TranscriptEntryType.AGENT, "bye")));
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertInstanceOf(NotSent.class, rig.outcome(2).orElseThrow());
    assertEquals(EndCause.Kind.AGENT, rig.cause());
  }

  private static Rig settling() {
    return Rig.established().say(1, "hi").say(2, "more").pushed(Rig.line("bye"), byAgent());
  }

  @Test
  void aLineOnItsWayWhenTheChatEndsWaitsForItsAnswer() {
    Rig rig = settling();
    assertEquals(List.of(RequestType.CHAT_MESSAGE), rig.openCalls());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertInstanceOf(NotSent.class, rig.outcome(2).orElseThrow());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertInstanceOf(SessionEvent.Ended.class, rig.events().get(rig.events().size() - 1));
  }

  @Test
  void everyOtherAnswerSettlesItAsWell() {
    Rig refused = settling().refused(RequestType.CHAT_MESSAGE, GONE);
    assertEquals(Optional.of(new Refused(GONE)), refused.outcome(1));
    Rig failed = settling().refused(RequestType.CHAT_MESSAGE, new Refusal.ServerFailed(500, ""));
    assertInstanceOf(Unknown.class, failed.outcome(1).orElseThrow());
    Rig lost = settling().lost(RequestType.CHAT_MESSAGE);
    assertInstanceOf(Unknown.class, lost.outcome(1).orElseThrow());
    Rig never = settling().lost(RequestType.CHAT_MESSAGE, FailureKind.NOT_CONNECTED);
    assertInstanceOf(NotSent.class, never.outcome(1).orElseThrow());
    for (Rig rig : List.of(refused, failed, lost, never)) {
      assertEquals(EndCause.Kind.AGENT, rig.cause());
      assertEquals(List.of(), rig.openCalls());
    }
  }

  @Test
  void aRepeatOnItsWayIsShownByThe409ThatNamesItsNumber() {
    Rig rig = Rig.established().say(1, "hi").lost(RequestType.CHAT_MESSAGE).toDeadline();
    long number = rig.call(RequestType.CHAT_MESSAGE).headers().sequence().orElseThrow();
    rig.pushed(byAgent()).refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(number + 1, number));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
  }

  @Test
  void theAnswerIsWaitedForAsLongAsTheProfileSays() {
    Rig rig = settling();
    Duration ended = rig.now;
    rig.say(3, "too late").end(4).type(true).toDeadline();
    assertEquals(ended.plus(Profile.defaults().leaveTimeout()), rig.now);
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertEquals(Optional.of(new NotSent("the chat is being ended")), rig.outcome(3));
    assertEquals(Optional.of(new Accepted()), rig.outcome(4));
  }

  @Test
  void whoDropsTheSessionDoesNotWaitForTheAnswer() {
    Rig rig = settling();
    rig.take(new Input.Abandon(rig.now));
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void aPollThatIsRefusedWaitsForTheLineOnItsWay() {
    Rig rig = Rig.established().say(1, "hi").refused(RequestType.MESSAGES, GONE);
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertEquals(EndCause.Kind.SESSION_GONE, rig.cause());
  }

  @Test
  void aNoticeOnItsWayIsNotWaitedFor() {
    Rig rig = Rig.established().type(true).pushed(byAgent());
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertEquals(List.of(), rig.openCalls());
  }

  private static Rig leavingALostNode() {
    return Rig.established()
        .end(1)
        .reply(RequestType.CHAT_END, new Reply.Accepted())
        .refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
  }

  @Test
  void aNodeThatIsLostBehindTheVisitorsEndIsTakenOver() {
    Rig rig = leavingALostNode();
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    assertEquals(Phase.RESYNCING, rig.state.phase());
    assertThrows(IllegalCommandException.class, () -> rig.say(2, "x"));
    rig.takenOver().pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "bye")));
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(StateKind.LEAVING, rig.state.kind());
    rig.pushed(Rig.line("and thanks")).reply(RequestType.MESSAGES, new Reply.Empty());
    assertEquals(List.of("bye", "and thanks"), rig.heard());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(List.of(), rig.calls(RequestType.CHASITOR_RESYNC_STATE));
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void whateverTheNewNodeTellsFirstIsDeliveredAsLastWords() {
    Rig rig = leavingALostNode().takenOver().pushed(Rig.attentive("Bea", 10, 20));
    assertEquals(StateKind.RESTORING, rig.state.kind());
    rig.pushed(Rig.line("bye"), byAgent());
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void aNodeThatIsLostAgainBehindTheVisitorsEndIsTakenOverAgain() {
    Rig rig = leavingALostNode().takenOver();
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).toDeadline().takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "bye")));
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).toDeadline().takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "bye")), byAgent());
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void aTakeOverInVainBehindTheVisitorsEndIsTheVisitorsEnd() {
    for (Refusal refusal : List.of(new Refusal.Rejected(400, ""), GONE)) {
      Rig rig = leavingALostNode().refused(RequestType.RESYNC_SESSION, refusal);
      assertEquals(EndCause.Kind.VISITOR, rig.cause());
    }
    Rig unknown = leavingALostNode();
    unknown.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(404, ""));
    unknown.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(404, ""));
    assertEquals(StateKind.LEAVING, unknown.state.kind());
    unknown.toDeadline().pushed(Rig.line("bye"), byAgent());
    assertEquals(List.of("bye"), unknown.heard());
    assertEquals(EndCause.Kind.VISITOR, unknown.cause());
  }

  @Test
  void aHandOverBehindTheVisitorsEndTakesNoLongerThanLastWordsMay() {
    Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
    Duration ended = rig.now;
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    while (rig.state.kind() != StateKind.ENDED) {
      if (rig.openCalls().isEmpty()) {
        rig.toDeadline();
      } else {
        rig.lost(RequestType.RESYNC_SESSION);
      }
    }
    assertEquals(ended.plus(Profile.defaults().leaveTimeout()), rig.now);
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void anOldDocumentOfAHandOverBehindTheVisitorsEndGoesOnWithIt() {
    Rig rig = leavingALostNode();
    VisitorState stale = Resumption.stale(rig.state, rig.now);
    assertEquals(StateKind.ASKING, stale.kind());
    assertEquals(StateKind.LEAVING, ((VisitorState.Asking) stale).before().kind());
  }

  @Test
  void aVisitorWhoLeavesTheQueueOfALostNodeIsGone() {
    Rig rig = Rig.requested().pushed(Rig.success(1)).end(1);
    rig.refused(RequestType.DELETE_SESSION_ID, new Refusal.AffinityLost(""));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(List.of(), rig.calls(RequestType.RESYNC_SESSION));
  }

  @Test
  void aPollThatMeetsAPassingFailureIsRepeatedWhileTheVisitorLeaves() {
    for (Refusal refusal :
        List.of(new Refusal.ServerFailed(429, ""), new Refusal.ServerFailed(502, ""))) {
      Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
      rig.refused(RequestType.MESSAGES, refusal).toDeadline();
      rig.refused(RequestType.MESSAGES, refusal).toDeadline();
      rig.pushed(Rig.line("bye"), byAgent());
      assertEquals(List.of("bye"), rig.heard());
      assertEquals(EndCause.Kind.VISITOR, rig.cause());
    }
  }

  @Test
  void aBatchThatIsDamagedIsAskedForAgainWhileTheVisitorLeaves() {
    Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
    rig.reply(RequestType.MESSAGES, new Reply.Malformed("cut off")).toDeadline();
    rig.pushed(Rig.line("bye"), byAgent());
    assertEquals(List.of("bye"), rig.heard());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void passingFailuresDoNotHoldTheVisitorForLongerThanTheProfileSays() {
    Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
    Duration ended = rig.now;
    while (rig.state.kind() != StateKind.ENDED) {
      if (rig.openCalls().isEmpty()) {
        rig.toDeadline();
      } else {
        rig.refused(RequestType.MESSAGES, new Refusal.ServerFailed(500, ""));
      }
    }
    assertEquals(ended.plus(Profile.defaults().leaveTimeout()), rig.now);
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void onlyALineThatCannotHaveArrivedIsReportedAsNotSent(FailureKind failure) {
    CommandOutcome outcome =
        settling().lost(RequestType.CHAT_MESSAGE, failure).outcome(1).orElseThrow();
    Class<?> expected = failure.isUnconnected() ? NotSent.class : Unknown.class;
    assertInstanceOf(expected, outcome);
  }
}
