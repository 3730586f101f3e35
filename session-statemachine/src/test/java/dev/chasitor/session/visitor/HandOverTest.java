package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ResyncSessionRequest;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.SessionKey;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.session.visitor.CommandOutcome.Accepted;
import dev.chasitor.session.visitor.CommandOutcome.NotSent;
import dev.chasitor.session.visitor.CommandOutcome.Unknown;
import dev.chasitor.session.visitor.SessionEvent.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HandOverTest {

  private static final Refusal LOST = new Refusal.AffinityLost("Invalid Affinity Token");

  @Test
  void a503CancelsEverythingAndAsksOnce() {
    Rig rig = Rig.established().say(1, "held").say(2, "later");
    long poll = rig.call(RequestType.MESSAGES).id();
    long post = rig.call(RequestType.CHAT_MESSAGE).id();
    rig.refused(RequestType.CHAT_MESSAGE, LOST);
    assertTrue(rig.effects.contains(new Effect.Cancel(poll)));
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    // The other answer of the same interruption changes nothing.
    rig.take(new Input.Replied(rig.now, poll, new Reply.Refused(LOST)));
    rig.take(new Input.Replied(rig.now, post, new Reply.Accepted()));
    assertEquals(1, rig.calls(RequestType.RESYNC_SESSION).size());
    assertEquals(Optional.empty(), rig.outcome(1));
    ResyncSessionRequest ask =
        (ResyncSessionRequest) rig.call(RequestType.RESYNC_SESSION).request();
    assertEquals(Optional.of("id-1"), ask.sessionId());
  }

  @Test
  void nothingIsPostedBeforeTheChatIsRestoredThenTheHeldLineFirst() {
    Rig rig = Rig.established().say(1, "held");
    rig.refused(RequestType.MESSAGES, LOST).say(2, "meanwhile").takenOver();
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    Effect.Call poll = rig.call(RequestType.MESSAGES);
    assertEquals(OptionalLong.of(-1), ((MessagesRequest) poll.request()).ack());
    assertEquals(Optional.of(SessionKey.of("key-2")), poll.headers().sessionKey());
    assertEquals(Optional.of(AffinityToken.of("affinity-2")), poll.headers().affinity());
    rig.pushed(Rig.transcript());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertEquals(
        OptionalLong.empty(), rig.call(RequestType.CHASITOR_RESYNC_STATE).headers().sequence());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of("2:held", "2:held", "3:meanwhile"), rig.sent());
    assertEquals(List.of(Phase.RESYNCING, Phase.ESTABLISHED), rig.phases().subList(2, 4));
  }

  @Test
  void aLineTheTranscriptShowsIsNotSentAgain() {
    Rig rig = Rig.established().say(1, "first");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.say(2, "first").say(3, "next").refused(RequestType.MESSAGES, LOST).takenOver();
    rig.pushed(
        Rig.transcript(
            Rig.entry(TranscriptEntryType.CHASITOR, "first"),
            Rig.entry(TranscriptEntryType.CHASITOR, "first")));
    assertEquals(Optional.of(new Accepted()), rig.outcome(2));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:first", "3:first", "4:next"), rig.sent());
  }

  /**
   * A retry may be refused although the first try arrived: the transcript holds it all the same.
   */
  @Test
  void aLineThatWasRefusedAndArrivedDoesNotHideTheNext() {
    Rig rig = Rig.established().say(1, "a").say(2, "b");
    rig.lost(RequestType.CHAT_MESSAGE).toDeadline();
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.Rejected(400, ""));
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.pushed(
        Rig.transcript(
            Rig.entry(TranscriptEntryType.CHASITOR, "a"),
            Rig.entry(TranscriptEntryType.CHASITOR, "b")));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(2));
    assertEquals(List.of(), rig.openCalls().stream().filter(RequestType::canBeWrapped).toList());
  }

  @Test
  void aLineTheTranscriptLacksIsSentAgain() {
    Rig rig = Rig.established().say(1, "first");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.say(2, "first").refused(RequestType.MESSAGES, LOST).takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.CHASITOR, "first")));
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:first", "3:first", "3:first"), rig.sent());
  }

  @Test
  void whatTheAgentSaidMeanwhileIsToldOnce() {
    Rig rig = Rig.established().pushed(Rig.line("one"));
    rig.refused(RequestType.MESSAGES, LOST).takenOver();
    rig.pushed(
        Rig.transcript(
            Rig.entry(TranscriptEntryType.AGENT, "one"),
            Rig.entry(TranscriptEntryType.AGENT, "two")),
        Rig.line("three"));
    assertEquals(List.of("one", "two", "three"), rig.heard());
    assertEquals(
        List.of("two"),
        rig.events().stream()
            .filter(e -> e instanceof Received received && received.recovered())
            .map(e -> ((dev.chasitor.model.ChatMessage) ((Received) e).message()).text())
            .toList());
    // A second loss right away must not tell anything again.
    rig.refused(RequestType.MESSAGES, LOST).toDeadline().takenOver();
    rig.pushed(
        Rig.transcript(
            Rig.entry(TranscriptEntryType.AGENT, "one"),
            Rig.entry(TranscriptEntryType.AGENT, "two"),
            Rig.entry(TranscriptEntryType.AGENT, "three")));
    assertEquals(List.of("one", "two", "three"), rig.heard());
  }

  /** The first batch after a take-over may count from anywhere; a repeat of it is a repeat. */
  @Test
  void aRepeatWhileRestoringIsARepeat() {
    Rig rig = Rig.established();
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    rig.effects.clear();
    rig.reply(RequestType.MESSAGES, Rig.batch(0, Rig.line("x")));
    rig.reply(RequestType.MESSAGES, Rig.batch(0, Rig.line("x")));
    assertEquals(List.of("x"), rig.heard());
  }

  @Test
  void aLostSessionReportsEveryLine() {
    Rig rig = Rig.established().say(1, "sent").say(2, "waiting");
    rig.refused(RequestType.MESSAGES, LOST);
    rig.reply(
        RequestType.RESYNC_SESSION,
        new Reply.Answered(ResyncSessionResponse.builder().isValid(false).build()));
    assertEquals(EndCause.Kind.SESSION_LOST, rig.cause());
    assertInstanceOf(Unknown.class, rig.outcome(1).orElseThrow());
    assertInstanceOf(NotSent.class, rig.outcome(2).orElseThrow());
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void aFailedTakeOverIsAskedAgainAndGivenUpInTheEnd() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, LOST);
    while (rig.state.phase() != Phase.ENDED) {
      if (rig.openCalls().isEmpty()) {
        rig.toDeadline();
      } else {
        rig.lost(RequestType.RESYNC_SESSION);
      }
    }
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
    assertTrue(rig.now.compareTo(Duration.ofSeconds(150)) >= 0);
    assertTrue(rig.calls(RequestType.RESYNC_SESSION).size() < 60);
  }

  @Test
  void a503WhileRestoringAsksOnceMoreAfterAPause() {
    Rig rig = Rig.established().say(1, "held").refused(RequestType.MESSAGES, LOST).takenOver();
    rig.refused(RequestType.MESSAGES, LOST);
    assertEquals(List.of(), rig.openCalls());
    rig.toDeadline();
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    rig.takenOver().pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of("2:held", "2:held"), rig.sent());
    assertEquals(1, rig.calls(RequestType.CHASITOR_RESYNC_STATE).size());
  }

  @Test
  void aLossWhileQueuedGoesBackToTheQueueWithTheGateClosed() {
    Rig rig = Rig.queued().say(1, "early").refused(RequestType.MESSAGES, LOST).takenOver();
    rig.pushed(Rig.transcript());
    assertEquals(Phase.QUEUED, rig.state.phase());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertEquals(List.of(), rig.calls(RequestType.CHAT_MESSAGE));
    rig.pushed(Rig.agent("Andy"));
    assertEquals(List.of("2:early"), rig.sent());
  }

  @Test
  void aLossOnChasitorInitAsksForTheChatAgainFirst() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session());
    rig.refused(RequestType.CHASITOR_INIT, LOST).takenOver().pushed(Rig.transcript());
    assertEquals(0, rig.calls(RequestType.CHASITOR_RESYNC_STATE).size());
    Effect.Call again = rig.call(RequestType.CHASITOR_INIT);
    assertEquals(OptionalLong.of(1), again.headers().sequence());
  }

  @Test
  void numbersAndAckFollowTheProfile() {
    Profile profile =
        Profile.builder()
            .numbersAfterHandOver(Profile.NumbersAfterHandOver.RESTART)
            .ackAfterHandOver(Profile.AckAfterHandOver.KEEP)
            .postsResyncState(false)
            .build();
    Rig rig = Rig.fresh(profile).opened().chatting().say(1, "held").say(2, "next");
    rig.refused(RequestType.MESSAGES, LOST).takenOver();
    assertEquals(
        OptionalLong.of(1), ((MessagesRequest) rig.call(RequestType.MESSAGES).request()).ack());
    rig.reply(RequestType.MESSAGES, Rig.batch(2, Rig.transcript()));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of("2:held", "1:held", "2:next"), rig.sent());
  }

  @Test
  void otherTroubleIsNoHandOver() {
    Rig rig = Rig.established();
    rig.refused(RequestType.MESSAGES, new Refusal.ServerFailed(500, "")).toDeadline();
    rig.lost(RequestType.MESSAGES).toDeadline();
    assertEquals(List.of(), rig.calls(RequestType.RESYNC_SESSION));
    rig.refused(RequestType.MESSAGES, new Refusal.SessionInvalid(""));
    assertEquals(EndCause.Kind.SESSION_GONE, rig.cause());
    assertEquals(List.of(), rig.calls(RequestType.RESYNC_SESSION));
  }

  @Test
  void anEndAskedForDuringTheHandOverComesAfterTheHeldLine() {
    Rig rig = Rig.established().say(1, "held").refused(RequestType.MESSAGES, LOST).end(9);
    rig.takenOver().pushed(Rig.transcript());
    rig.reply(RequestType.CHASITOR_RESYNC_STATE, new Reply.Accepted());
    assertFalse(rig.openCalls().contains(RequestType.CHAT_END));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(Optional.of(new Accepted()), rig.outcome(9));
  }
}
