package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndingTest {

  private static ChatEnded ended(ChatEndReason reason) {
    return ChatEnded.builder().reason(Word.of(reason)).build();
  }

  private static void assertLastEventIsTheOnlyEnd(Rig rig) {
    List<SessionEvent> events = rig.events();
    assertEquals(1, events.stream().filter(SessionEvent.Ended.class::isInstance).count(), "ends");
    assertInstanceOf(SessionEvent.Ended.class, events.get(events.size() - 1));
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void theVisitorsEndComesAfterEveryLineAndWaitsForLastWords() {
    Rig rig = Rig.established().say(1, "bye").end(2);
    assertEquals(List.of(), rig.calls(RequestType.CHAT_END));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    ChatEndRequest end = (ChatEndRequest) rig.call(RequestType.CHAT_END).request();
    assertEquals(Optional.of(Word.of(ChatEndReason.CLIENT)), end.reason());
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    rig.pushed(Rig.line("bye bye"), ended(ChatEndReason.CLIENT));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(List.of("bye bye"), rig.heard());
    assertLastEventIsTheOnlyEnd(rig);
  }

  @Test
  void lastWordsAreNotWaitedForForEver() {
    Rig rig = Rig.established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
    rig.toDeadline();
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(Profile.defaults().leaveTimeout(), rig.now);
    assertLastEventIsTheOnlyEnd(rig);
  }

  @Test
  void theAgentsEndIsToldOnceWithEverythingInItsBatch() {
    Rig rig = Rig.established().say(1, "sent").say(2, "waiting");
    rig.pushed(Rig.line("sorry"), ended(ChatEndReason.AGENT), Rig.line("last words"));
    assertEquals(List.of("sorry", "last words"), rig.heard());
    rig.lost(RequestType.CHAT_MESSAGE);
    assertEquals(EndCause.Kind.AGENT, rig.cause());
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertInstanceOf(NotSent.class, rig.outcome(2).orElseThrow());
    assertLastEventIsTheOnlyEnd(rig);
  }

  @Test
  void leavingTheQueueDeletesTheSession() {
    Rig rig = Rig.queued().say(1, "never heard").end(2);
    assertEquals(Phase.QUEUED, rig.state.phase());
    assertEquals(List.of(RequestType.DELETE_SESSION_ID), rig.openCalls());
    assertInstanceOf(NotSent.class, rig.outcome(1).orElseThrow());
    rig.reply(RequestType.DELETE_SESSION_ID, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertLastEventIsTheOnlyEnd(rig);
  }

  @Test
  void aDeleteThatGotLostIsTriedAgainWhileThereIsTime() {
    Rig rig = Rig.queued().end(1);
    rig.lost(RequestType.DELETE_SESSION_ID).toDeadline();
    assertEquals(2, rig.calls(RequestType.DELETE_SESSION_ID).size());
    rig.refused(RequestType.DELETE_SESSION_ID, new Refusal.SessionInvalid(""));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void aFailedRequestIsFinal() {
    Rig rig = Rig.queued().say(1, "hi");
    rig.pushed(ChatRequestFail.builder().reason(Word.of(ChatFailReason.UNAVAILABLE)).build());
    assertEquals(
        new EndCause(EndCause.Kind.REQUEST_FAILED, "Unavailable", Optional.of("Unavailable")),
        ((VisitorState.Ended) rig.state).cause());
    assertLastEventIsTheOnlyEnd(rig);
  }

  @Test
  void anEndOnASessionThatIsGoneIsWhatTheVisitorWanted() {
    Rig rig = Rig.established().end(1);
    rig.refused(RequestType.CHAT_END, new Refusal.SessionInvalid(""));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    rig.refused(RequestType.MESSAGES, new Refusal.SessionInvalid(""));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void nothingCanBeSaidAfterTheEnd() {
    Rig rig = Rig.established().say(1, "a").end(2);
    VisitorState before = rig.state;
    assertThrows(IllegalCommandException.class, () -> rig.say(3, "b"));
    assertThrows(IllegalCommandException.class, () -> rig.end(4));
    assertEquals(before, rig.state);
  }

  @Test
  void aPollFromBeforeTheEndThatBringsNothingIsFollowedByAnother() {
    for (boolean lost : new boolean[] {true, false}) {
      Rig rig = Rig.established().after(Duration.ofSeconds(1)).end(1);
      rig.reply(RequestType.CHAT_END, new Reply.Accepted());
      if (lost) {
        rig.lost(RequestType.MESSAGES);
        assertEquals(List.of(), rig.openCalls(), "after a pause (rule C-POLL-06)");
        rig.toDeadline();
      } else {
        rig.reply(RequestType.MESSAGES, new Reply.Empty());
      }
      assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
      rig.pushed(ended(ChatEndReason.AGENT));
      assertEquals(EndCause.Kind.VISITOR, rig.cause());
      assertLastEventIsTheOnlyEnd(rig);
    }
  }

  @Test
  void thatOtherPollIsTheLast() {
    Rig rig = Rig.established().after(Duration.ofSeconds(1)).end(1);
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    rig.reply(RequestType.MESSAGES, new Reply.Empty());
    rig.reply(RequestType.MESSAGES, new Reply.Empty());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void leavingTheQueueIsNotTriedAgainAfter503() {
    Rig rig = Rig.queued().end(1);
    Refusal lost = new Refusal.AffinityLost("");
    rig.refused(RequestType.DELETE_SESSION_ID, lost);
    // Until the session is taken over nothing may be sent (rule C-RSY-04).
    assertEquals(Optional.of(new CommandOutcome.Refused(lost)), rig.outcome(1));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void whatIsSaidWhileAnIdleChatIsEndedIsReportedAsNotSent() {
    Rig rig = Rig.requested().pushed(Rig.success(1)).pushed(Rig.attentive("Andy", 10, 20));
    rig.pushed(Rig.line("hello?")).toDeadline();
    rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted()).toDeadline();
    assertEquals(List.of(RequestType.MESSAGES, RequestType.CHAT_END), rig.openCalls());
    rig.say(1, "wait").end(2);
    assertEquals(Optional.of(new NotSent("the chat is being ended")), rig.outcome(1));
    assertEquals(Optional.empty(), rig.outcome(2), "settled by the end that is on its way");
    assertThrows(IllegalCommandException.class, () -> rig.say(3, "b"));
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    rig.say(4, "wait").end(5);
    assertEquals(Optional.of(new NotSent("the chat is being ended")), rig.outcome(4));
    assertEquals(Optional.of(new Accepted()), rig.outcome(5));
    rig.pushed(ended(ChatEndReason.AGENT));
    assertEquals(EndCause.Kind.IDLE, rig.cause());
  }

  @Test
  void whatIsSaidOnASessionThatIsOverIsReported() {
    Rig rig = Rig.established();
    rig.pushed(ended(ChatEndReason.AGENT)).say(5, "too late").end(6);
    assertEquals(Optional.of(new NotSent("the session is over")), rig.outcome(5));
    assertEquals(Optional.of(new Accepted()), rig.outcome(6));
    assertLastEventIsTheOnlyEnd(rig);
  }

  @Test
  void droppingASessionLeavesNothingBehind() {
    Rig rig = Rig.established().say(1, "a");
    rig.take(new Input.Abandon(rig.now));
    assertEquals(EndCause.Kind.ABANDONED, rig.cause());
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertLastEventIsTheOnlyEnd(rig);
  }
}
