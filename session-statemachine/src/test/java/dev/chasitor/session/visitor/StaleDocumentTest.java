package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataAction;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import dev.chasitor.session.visitor.VisitorState.Asking;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sessions that go on from an old document, after which another process did more (C-DUR-03). */
class StaleDocumentTest {

  private static TranscriptEntry entry(TranscriptEntryType by, String text, int sequence) {
    return TranscriptEntry.builder().from(Rig.entry(by, text)).sequence(sequence).build();
  }

  private static ChasitorSessionData transcript(String... lines) {
    ChasitorSessionData.Builder data = ChasitorSessionData.builder();
    for (int at = 0; at < lines.length; at++) {
      TranscriptEntryType by =
          lines[at].startsWith("v") ? TranscriptEntryType.CHASITOR : TranscriptEntryType.AGENT;
      data.addChatMessages(entry(by, lines[at], at));
    }
    return data.build();
  }

  /** A session in the midst of a chat: one line settled, one sent, one waiting. */
  private static Rig chatting() {
    return Rig.established()
        .pushed(Rig.line("a1"))
        .say(1, "v1")
        .reply(RequestType.CHAT_MESSAGE, new Reply.Accepted())
        .say(2, "v2")
        .say(3, "v3");
  }

  private static Rig asked(Rig rig) {
    rig.resume(Resumption.stale(rig.state, rig.now));
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    return rig;
  }

  private static List<String> saidBefore(Rig rig) {
    return rig.events().stream()
        .filter(SessionEvent.SaidBefore.class::isInstance)
        .map(event -> ((SessionEvent.SaidBefore) event).text())
        .toList();
  }

  @Test
  void aNodeTakesTheSessionOverBeforeAnythingLeaves() {
    Rig rig = asked(chatting());
    assertInstanceOf(Asking.class, rig.state);
    assertEquals(Phase.RESYNCING, rig.state.phase());
    rig.takenOver();
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
  }

  @Test
  void aLineThatWasNeverSentHereIsLookedForToo() {
    Rig rig = asked(chatting()).takenOver();
    rig.pushed(transcript("a1", "v1", "v2", "v3"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    assertEquals(Optional.of(new Accepted()), rig.outcome(3));
    assertEquals(List.of(), rig.calls(RequestType.CHAT_MESSAGE).stream().skip(2).toList());
  }

  @Test
  void aLineThatIsNotShownIsSentOnceUnderANewNumber() {
    Rig rig = asked(chatting()).takenOver();
    rig.pushed(transcript("a1", "v1", "v2"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    assertEquals(Optional.empty(), rig.outcome(3));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals("1000005:v3", rig.sent().get(rig.sent().size() - 1));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(3));
  }

  @Test
  void whatAnotherProcessSaidAndHeardIsReportedFirst() {
    Rig rig = asked(chatting()).takenOver();
    rig.effects.clear();
    rig.pushed(transcript("a1", "v1", "v2", "v4 since then", "a2 since then"));
    assertEquals(List.of("v4 since then"), saidBefore(rig));
    assertEquals(List.of("a2 since then"), rig.heard());
    int reported = -1;
    int sent = -1;
    for (int at = 0; at < rig.effects.size(); at++) {
      if (rig.effects.get(at) instanceof Effect.Tell tell
          && tell.event() instanceof SessionEvent.SaidBefore) {
        reported = at;
      } else if (rig.effects.get(at) instanceof Effect.Call call
          && call.request().kind() != RequestType.MESSAGES) {
        sent = at;
      }
    }
    assertTrue(reported >= 0 && sent > reported, rig.effects::toString);
  }

  @Test
  void numbersThatGoOnLeap() {
    Rig rig = Rig.fresh(Profile.builder().recovery(Recovery.RECONNECT).build());
    rig.opened().chatting().say(1, "v1");
    rig.resume(Resumption.stale(rig.state, rig.now));
    rig.restartSequence().reply(RequestType.RECONNECT_SESSION, Rig.reconnect(false));
    rig.pushed(transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    String last = rig.sent().get(rig.sent().size() - 1);
    assertTrue(Long.parseLong(last.substring(0, last.indexOf(':'))) > 1_000_000, last);
  }

  @Test
  void withoutAWayToTakeOverNumbersLeapAndDoubtsStay() {
    Rig rig = asked(chatting());
    rig.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(404, ""));
    rig.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(405, ""));
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertEquals(Optional.empty(), rig.outcome(2), "it repeats under its number");
    assertInstanceOf(Unknown.class, rig.outcome(3).orElseThrow(), "it has no number");
    rig.toDeadline();
    String repeat = rig.sent().get(rig.sent().size() - 1);
    assertEquals("3:v2", repeat);
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted()).say(4, "v5");
    String next = rig.sent().get(rig.sent().size() - 1);
    assertTrue(Long.parseLong(next.substring(0, next.indexOf(':'))) > 1_000_000, next);
  }

  @Test
  void aHandOverThatWasUnderWayBeginsAgain() {
    Rig rig = chatting();
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    asked(rig).takenOver().pushed(transcript("a1", "v1", "v2", "v3"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(3));
  }

  @Test
  void anEndStaysAnEnd() {
    Rig rig = Rig.established();
    rig.take(new Input.Abandon(rig.now));
    VisitorState stale = Resumption.stale(rig.state, rig.now);
    assertEquals(rig.state, stale.withLedger(rig.state.ledger()));
  }

  @Test
  void beforeAnAgentAcceptedThereIsNothingToGoBy() {
    for (Rig early : List.of(Rig.fresh(), Rig.requested(), Rig.queued())) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> Resumption.stale(early.state, early.now));
      assertTrue(String.valueOf(e.getMessage()).contains("start a new chat"), e::getMessage);
    }
  }

  @Test
  void anEndAndAnEventThatFollowAShownLineAreNotTakenForDone() {
    Rig rig = Rig.established().say(1, "v1").post(2, Rig.event("type", "data")).end(3);
    asked(rig).takenOver();
    rig.effects.clear();
    rig.pushed(transcript("v1"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(1));
    assertInstanceOf(Unknown.class, rig.outcome(2).orElseThrow(), "no transcript shows it");
    assertEquals(Optional.empty(), rig.outcome(3));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void aLineAfterAMissingOneIsLookedForToo() {
    Rig rig = asked(chatting()).takenOver();
    rig.pushed(transcript("a1", "v1", "v3"));
    assertEquals(Optional.empty(), rig.outcome(2));
    assertEquals(Optional.of(new Accepted()), rig.outcome(3));
    assertEquals(List.of(), saidBefore(rig));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals("1000005:v2", rig.sent().get(rig.sent().size() - 1));
  }

  @Test
  void linesAreMaskedAndFoundAsTheyWereMasked() {
    Rig rig =
        Rig.requested()
            .pushed(
                ChatRequestSuccess.builder()
                    .from(Rig.success(1))
                    .addSensitiveDataRules(
                        SensitiveDataRule.builder()
                            .id("0GO000000000001")
                            .name("card")
                            .pattern("[0-9]{4}")
                            .actionType(Word.of(SensitiveDataAction.REPLACE))
                            .replacement("XXXX")
                            .build())
                    .build())
            .pushed(Rig.agent("Andy"))
            .say(1, "v1")
            .say(2, "v2 card 4111")
            .say(3, "v3 card 4222");
    asked(rig).takenOver();
    rig.pushed(transcript("v1", "v2 card XXXX"));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    assertEquals(List.of(), saidBefore(rig));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    String last = rig.sent().get(rig.sent().size() - 1);
    assertTrue(last.endsWith(":v3 card XXXX"), last);
  }

  @Test
  void aMessageBeforeTheTranscriptChangesNothingOfThat() {
    Rig rig = asked(chatting()).takenOver();
    rig.pushed(Rig.agent("Bea"));
    rig.pushed(transcript("a1", "v1", "v2", "v4 since then"));
    assertEquals(List.of("v4 since then"), saidBefore(rig));
  }

  @Test
  void theTakeOverHasItsWholeTimeAfterALongQuietPoll() {
    Rig rig = Rig.established();
    rig.now = rig.now.plusSeconds(1_000);
    VisitorState stale = Resumption.stale(rig.state, rig.now);
    assertEquals(
        Optional.of(rig.now.plus(Profile.defaults().connectionTimeout())), stale.deadline());
  }

  @Test
  void numbersOfEventsLeap() {
    Rig rig = Rig.established().busy().pushed(Rig.line("a1"));
    long told = rig.state.ledger().deliveries().told();
    Deliveries leapt = Resumption.stale(rig.state, rig.now).ledger().deliveries();
    assertEquals(rig.state.ledger().deliveries().unconfirmed(), leapt.unconfirmed());
    assertTrue(leapt.confirmed() > told, leapt::toString);
  }
}
