package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChasitorIdleTimeoutWarningEventRequest;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.IdleTimeoutWarning;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.SessionEvent.IdleWarning;
import dev.chasitor.session.visitor.SessionEvent.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The idle time-out, and agents who come and go. */
class IdlingTest {

  private static Rig asked() {
    return Rig.requested()
        .pushed(Rig.success(1), Rig.attentive("Andy", 30, 60))
        .after(Duration.ofSeconds(5))
        .pushed(Rig.line("well?"));
  }

  /** Polls that end in silence, until the machine does something else. */
  private static Rig waitUntil(Rig rig, int seconds) {
    Duration until = Duration.ofSeconds(seconds);
    while (rig.now.compareTo(until) < 0) {
      Duration next = rig.state.deadline().orElse(until);
      rig.now = next.compareTo(until) < 0 ? next : until;
      rig.take(new Input.Deadline(rig.now));
    }
    return rig;
  }

  private static List<IdleWarning> warnings(Rig rig) {
    return rig.events().stream()
        .filter(IdleWarning.class::isInstance)
        .map(IdleWarning.class::cast)
        .toList();
  }

  private static IdleTimeoutWarning posted(Rig rig) {
    Effect.Call call = rig.call(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT);
    return ((ChasitorIdleTimeoutWarningEventRequest) call.request())
        .idleTimeoutWarningEvent()
        .known()
        .orElseThrow();
  }

  @Test
  void theVisitorIsWarnedAndInTheEndTheChatIsEnded() {
    Rig rig = waitUntil(asked(), 34);
    assertEquals(List.of(), warnings(rig));
    waitUntil(rig, 35);
    assertEquals(List.of(new IdleWarning(true, Duration.ofSeconds(30))), warnings(rig));
    assertEquals(IdleTimeoutWarning.TRIGGERED, posted(rig));
    rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
    waitUntil(rig, 65);
    assertEquals(
        Optional.of(Word.of(ChatEndReason.CLIENT_IDLE_TIMEOUT)),
        ((ChatEndRequest) rig.call(RequestType.CHAT_END).request()).reason());
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    waitUntil(rig, 120);
    assertEquals(EndCause.Kind.IDLE, rig.cause());
  }

  /** Fact 61. */
  @Test
  void theTimeCountsFromTheAgentsLastLine() {
    Rig rig = waitUntil(asked(), 20).pushed(Rig.line("are you there?"));
    waitUntil(rig, 49);
    assertEquals(List.of(), warnings(rig));
    waitUntil(rig, 50);
    assertEquals(1, warnings(rig).size());
  }

  @Test
  void anAnswerClearsTheWarningBeforeItIsSent() {
    Rig rig = waitUntil(asked(), 40);
    rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
    rig.say(1, "yes");
    assertEquals(new IdleWarning(false, Duration.ZERO), warnings(rig).get(1));
    assertEquals(IdleTimeoutWarning.CLEARED, posted(rig));
    rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    waitUntil(rig, 130);
    assertEquals(2, warnings(rig).size());
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
  }

  @Test
  void typingAndPeekingAreAnswersEnough() {
    assertEquals(List.of(), warnings(waitUntil(asked().type(true), 100)));
    assertEquals(List.of(), warnings(waitUntil(asked().peek("y"), 100)));
    assertEquals(1, warnings(waitUntil(asked().type(false), 40)).size());
  }

  @Test
  void whoEndsTheChatClearsNoWarningAnyMore() {
    Rig rig = waitUntil(asked(), 40);
    rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
    rig.end(1).type(true).peek("oh");
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
  }

  @Test
  void anAgentWhoSaidNothingWaitsForNothing() {
    Rig rig = Rig.requested().pushed(Rig.success(1), Rig.attentive("Andy", 30, 60));
    assertEquals(List.of(), warnings(waitUntil(rig, 100)));
  }

  @Test
  void withoutAWarningTimeTheEndComesUnannounced() {
    Rig rig = Rig.requested().pushed(Rig.success(1), Rig.attentive("Andy", 0, 20));
    waitUntil(rig.pushed(Rig.line("well?")), 20);
    assertEquals(List.of(), warnings(rig));
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void aTimeoutThatIsOffOrZeroIsNone() {
    ChasitorIdleTimeout off =
        ChasitorIdleTimeout.builder().isEnabled(false).timeout(10).warningTime(5).build();
    assertEquals(Optional.empty(), IdleTimeout.of(off));
    assertEquals(
        Optional.empty(),
        IdleTimeout.of(ChasitorIdleTimeout.builder().from(off).isEnabled(true).timeout(0).build()));
    assertEquals(
        Optional.of(new IdleTimeout(Duration.ofSeconds(10), Optional.empty())),
        IdleTimeout.of(
            ChasitorIdleTimeout.builder().from(off).isEnabled(true).warningTime(10).build()));
  }

  @Test
  void aHandOverDoesNotCountAsIdling() {
    Rig rig = waitUntil(asked(), 20);
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    rig.after(Duration.ofSeconds(50)).takenOver();
    rig.pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    waitUntil(rig, 99);
    assertEquals(List.of(), warnings(rig));
    waitUntil(rig, 100);
    assertEquals(1, warnings(rig).size());
  }

  @Test
  void aTransferBringsTheNewAgentsTerms() {
    Rig rig = asked();
    ServerMessage transfer =
        ChatTransferred.builder().name("Bea").userId("005-Bea").sneakPeekEnabled(false).build();
    rig.effects.clear();
    rig.pushed(transfer, transfer);
    assertEquals(List.of(new Received(transfer, false)), rig.events());
    assertEquals(List.of(), warnings(waitUntil(rig, 100)));
    assertEquals("Bea", ((VisitorState.Established) rig.state).agent().name());
  }

  @Test
  void whoeverTakesOverOrLeavesClearsTheWarning() {
    for (ServerMessage news : List.of(Rig.agent("Berta"), AgentDisconnect.builder().build())) {
      Rig rig = waitUntil(asked(), 35);
      rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
      rig.pushed(news);
      assertEquals(
          List.of(
              new IdleWarning(true, Duration.ofSeconds(30)), new IdleWarning(false, Duration.ZERO)),
          warnings(rig));
      assertEquals(IdleTimeoutWarning.CLEARED, posted(rig));
    }
  }

  @Test
  void behindTheVisitorsEndNoWarningIsCleared() {
    for (ServerMessage news : List.of(Rig.agent("Berta"), AgentDisconnect.builder().build())) {
      Rig rig = waitUntil(asked(), 35);
      rig.reply(RequestType.CHASITOR_IDLE_TIMEOUT_WARNING_EVENT, new Reply.Accepted());
      rig.end(1).pushed(news).reply(RequestType.CHAT_END, new Reply.Accepted());
      assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    }
  }

  @Test
  void aLineThatTheTranscriptBringsWaitsForAnAnswerToo() {
    Rig rig = Rig.established();
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "there?")));
    assertEquals(Optional.of(rig.now), ((VisitorState.Established) rig.state).unanswered().since());
  }

  @Test
  void soDoesOneThatComesBeforeTheTranscript() {
    Rig rig = Rig.established();
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(Rig.line("there?")).after(Duration.ofSeconds(1));
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "there?")));
    assertEquals(Optional.of(rig.now), ((VisitorState.Established) rig.state).unanswered().since());
  }

  @Test
  void aTransferBeforeAnAgentWasToldEstablishesTheChat() {
    ServerMessage transfer = ChatTransferred.builder().name("Bea").userId("005-Bea").build();
    assertEquals(StateKind.ESTABLISHED, Rig.queued().pushed(transfer).state.kind());
    assertEquals(
        StateKind.ESTABLISHED,
        Rig.requested().pushed(transfer).pushed(Rig.success(0)).state.kind());
  }

  @Test
  void anAgentWhoIsDisconnectedDoesNotEndTheChat() {
    Rig rig = asked();
    ServerMessage gone = AgentDisconnect.builder().build();
    rig.effects.clear();
    rig.type(true).pushed(gone).say(1, "still there?");
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
    rig.reply(RequestType.CHASITOR_TYPING, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
    assertEquals(List.of(), warnings(waitUntil(rig, 100)));
    rig.pushed(Rig.attentive("Andy", 30, 60), Rig.attentive("Andy", 30, 60));
    assertEquals(
        List.of(new Received(gone, false), new Received(Rig.attentive("Andy", 30, 60), false)),
        rig.events().stream().filter(Received.class::isInstance).toList());
  }
}
