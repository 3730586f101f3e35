package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.ApiVersion;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.ErrorMessage;
import dev.chasitor.model.Json;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ReconnectSessionRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.TranscriptEntry;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.UnknownMessage;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The take-over of API version 43 and later: the same key, a new node, numbers from 1. */
class ReconnectTest {

  private static final Refusal LOST = new Refusal.AffinityLost("Invalid Affinity Token");
  private static final Profile RECONNECTING =
      Profile.builder().recovery(Recovery.RECONNECT).build();

  private static Rig established() {
    return Rig.fresh(RECONNECTING).opened().chatting();
  }

  private static Reply reconnected(Optional<Boolean> resetSequence) {
    return new Reply.Answered(
        EnvelopeResponse.of(
            ReconnectSession.builder()
                .affinityToken(AffinityToken.of("affinity-2"))
                .resetSequence(resetSequence)
                .build()));
  }

  private static List<Long> numbers(Rig rig) {
    return rig.calls(RequestType.CHAT_MESSAGE).stream()
        .map(call -> call.headers().sequence().orElseThrow())
        .toList();
  }

  @Test
  void theApiVersionDecidesUnlessTheProfileDoes() {
    assertEquals(Recovery.RESYNC, Recovery.of(ApiVersion.of(42)));
    assertEquals(Recovery.RECONNECT, Recovery.of(ApiVersion.of(43)));
    Rig rig = Rig.established().refused(RequestType.MESSAGES, LOST);
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    rig = established().refused(RequestType.MESSAGES, LOST);
    assertEquals(List.of(RequestType.RECONNECT_SESSION), rig.openCalls());
  }

  @Test
  void itIsAskedForWithTheKeyTheLastOffsetAndNoNode() {
    Rig rig = established();
    rig.reply(
        RequestType.MESSAGES,
        new Reply.Answered(
            MessagesResponse.builder()
                .addMessages(Message.of(Rig.line("hi")))
                .sequence(9)
                .offset("118740861100000000000")
                .build()));
    rig.refused(RequestType.MESSAGES, LOST);
    Effect.Call ask = rig.call(RequestType.RECONNECT_SESSION);
    assertEquals(Optional.empty(), ask.headers().affinity());
    assertEquals(Optional.of(SessionKey.of("key-1")), ask.headers().sessionKey());
    assertEquals(
        Optional.of("118740861100000000000"),
        assertInstanceOf(ReconnectSessionRequest.class, ask.request()).offset());
  }

  @Test
  void theKeyStaysAndNumbersStartAgain() {
    Rig rig = established().say(1, "held");
    rig.refused(RequestType.MESSAGES, LOST).say(2, "meanwhile").restartSequence();
    rig.reply(RequestType.RECONNECT_SESSION, reconnected(Optional.empty()));
    Effect.Call poll = rig.call(RequestType.MESSAGES);
    assertEquals(Optional.of(SessionKey.of("key-1")), poll.headers().sessionKey());
    assertEquals(Optional.of(AffinityToken.of("affinity-2")), poll.headers().affinity());
    rig.pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of(2L, 1L, 2L), numbers(rig));
    assertEquals(
        List.of("held", "held", "meanwhile"),
        rig.calls(RequestType.CHAT_MESSAGE).stream()
            .map(call -> ((ChatMessageRequest) call.request()).text())
            .toList());
  }

  @Test
  void numbersGoOnWhereTheServerSaysSo() {
    Rig rig = established().say(1, "held");
    rig.refused(RequestType.MESSAGES, LOST).restartSequence();
    rig.reply(RequestType.RECONNECT_SESSION, reconnected(Optional.of(false)));
    rig.pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of(2L, 2L), numbers(rig));
  }

  @Test
  void aServerThatDoesNotKnowItIsAskedTheOldWay() {
    for (int status : new int[] {404, 405}) {
      Rig rig = established().refused(RequestType.MESSAGES, LOST);
      rig.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(status, ""));
      assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
      rig.takenOver().pushed(Rig.transcript());
      assertEquals(Phase.ESTABLISHED, rig.state.phase());
      rig.refused(RequestType.MESSAGES, LOST).toDeadline();
      assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls(), "and is not asked again");
    }
  }

  @Test
  void whereNoRequestIsKnownTheSessionNeverMoved() {
    for (int status : new int[] {404, 405}) {
      Rig rig = established().say(1, "held");
      rig.refused(RequestType.CHAT_MESSAGE, LOST);
      rig.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(status, ""));
      rig.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(status, ""));
      assertEquals(Phase.ESTABLISHED, rig.state.phase());
      assertEquals(List.of(), rig.openCalls(), "a busy server is left alone for a while");
      rig.toDeadline();
      assertEquals(List.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE), rig.openCalls());
      assertEquals(List.of(2L, 2L), numbers(rig));
      rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
      rig.pushed(Rig.line("go on"));
      assertEquals(List.of("go on"), rig.heard());
      rig.after(Duration.ofMinutes(1)).refused(RequestType.MESSAGES, LOST);
      assertEquals(List.of(RequestType.RECONNECT_SESSION), rig.openCalls(), "as at first");
    }
  }

  @Test
  void aServerThatKnowsNoResyncSessionIsAskedTheOtherWay() {
    for (int status : new int[] {404, 405}) {
      Rig rig = Rig.established().say(1, "held").refused(RequestType.MESSAGES, LOST);
      rig.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(status, ""));
      assertEquals(List.of(RequestType.RECONNECT_SESSION), rig.openCalls());
      rig.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(status, ""));
      assertEquals(Phase.ESTABLISHED, rig.state.phase());
      rig.toDeadline();
      assertEquals(List.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE), rig.openCalls());
      rig.after(Duration.ofMinutes(1)).refused(RequestType.MESSAGES, LOST);
      assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls(), "as at first");
    }
  }

  @Test
  void anEndInTheQueueLeavesItAlsoIfTheSessionNeverMoved() {
    Rig rig = Rig.queued().refused(RequestType.MESSAGES, LOST).end(1);
    rig.refused(RequestType.RESYNC_SESSION, new Refusal.Rejected(404, ""));
    rig.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(404, ""));
    assertEquals(List.of(RequestType.DELETE_SESSION_ID), rig.openCalls(), "nobody takes ChatEnd");
    rig.reply(RequestType.DELETE_SESSION_ID, new Reply.Accepted());
    assertEquals(Phase.ENDED, rig.state.phase());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  @Test
  void anyOtherRefusalIsTheEnd() {
    Rig rig = established().refused(RequestType.MESSAGES, LOST);
    rig.refused(RequestType.RECONNECT_SESSION, new Refusal.Rejected(400, "no"));
    assertEquals(Phase.ENDED, rig.state.phase());
    rig = established().refused(RequestType.MESSAGES, LOST);
    rig.refused(RequestType.RECONNECT_SESSION, new Refusal.SessionInvalid("gone"));
    assertEquals(Phase.ENDED, rig.state.phase());
  }

  @Test
  void anAnswerWithoutANodeIsAskedForAgain() {
    Rig rig = established().refused(RequestType.MESSAGES, LOST);
    rig.reply(
        RequestType.RECONNECT_SESSION,
        new Reply.Answered(EnvelopeResponse.of(ErrorMessage.builder().text("busy").build())));
    assertEquals(List.of(), rig.openCalls());
    rig.toDeadline();
    assertEquals(List.of(RequestType.RECONNECT_SESSION), rig.openCalls());
  }

  @Test
  void itSurvivesBeingWrittenDown() {
    Rig rig = established().refused(RequestType.MESSAGES, LOST);
    assertEquals(rig.state, VisitorStateJson.read(VisitorStateJson.write(rig.state)));
  }

  /** Rule C-DLV-09: the transcript counts it, so it may not come as one that was missed. */
  @Test
  void aLineThatCannotBeReadIsALineAllTheSame() {
    Rig rig =
        Rig.established()
            .pushed(
                UnknownMessage.builder()
                    .typeWord("ChatMessage")
                    .raw(Json.of("{\"text\":{}}"))
                    .build());
    rig.refused(RequestType.MESSAGES, LOST).takenOver();
    rig.pushed(
        Rig.transcript(
            TranscriptEntry.builder().type(Word.of(TranscriptEntryType.AGENT)).build(),
            Rig.entry(TranscriptEntryType.AGENT, "missed")));
    assertEquals(List.of("missed"), rig.heard());
  }
}
