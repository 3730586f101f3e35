package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.TranscriptEntryType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hand-overs that follow each other: they are paced, they end, and one bad POST ends none. */
class HandOversTest {

  private static final Refusal LOST = new Refusal.AffinityLost("gone");
  private static final Profile QUIET = Profile.builder().postsResyncState(false).build();

  private static Rig established() {
    return Rig.fresh(QUIET).opened().chatting();
  }

  /** The node is lost on this request, and the session is taken over as soon as it is asked for. */
  private static Rig handedOver(Rig rig, RequestType on) {
    rig.refused(on, LOST);
    if (rig.openCalls().isEmpty()) {
      rig.toDeadline();
    }
    return rig.takenOver().pushed(Rig.transcript());
  }

  @Test
  void theFirstIsAskedForAtOnceAndTheNextAfterPauses() {
    Rig rig = established();
    Duration longest = Duration.ZERO;
    for (int row = 1; row <= 4; row++) {
      Duration before = rig.now;
      handedOver(rig, RequestType.MESSAGES);
      Duration pause = rig.now.minus(before);
      assertEquals(row == 1, pause.isZero(), "pause before number " + row + ": " + pause);
      assertTrue(pause.compareTo(longest) >= 0, "pauses grow");
      longest = pause;
    }
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void oneAfterAWhileIsTheFirstAgain() {
    Rig rig = handedOver(established(), RequestType.MESSAGES);
    rig.after(QUIET.longestBackoff().plusNanos(1)).refused(RequestType.MESSAGES, LOST);
    assertEquals(List.of(RequestType.RESYNC_SESSION), rig.openCalls());
    Rig soon = handedOver(established(), RequestType.MESSAGES);
    soon.after(QUIET.longestBackoff()).refused(RequestType.MESSAGES, LOST);
    assertEquals(List.of(), soon.openCalls());
  }

  @Test
  void aServerThatHandsOverForEverIsGivenUp() {
    Rig rig = established();
    int handOvers = 0;
    while (rig.state.phase() != Phase.ENDED) {
      rig.refused(RequestType.MESSAGES, LOST);
      if (rig.state.phase() != Phase.ENDED) {
        if (rig.openCalls().isEmpty()) {
          rig.toDeadline();
        }
        rig.takenOver().pushed(Rig.transcript());
        handOvers++;
      }
      assertTrue(handOvers < 100, "without end");
    }
    assertEquals(EndCause.Kind.SERVER_FAILED, rig.cause());
    assertTrue(rig.now.compareTo(QUIET.connectionTimeout()) >= 0, () -> "too early: " + rig.now);
  }

  @Test
  void aLineThatEveryNodeFailsOnIsGivenUpAndTheNextOnePasses() {
    Rig rig = established().say(1, "poison").say(2, "good");
    for (int tries = 0; tries <= QUIET.postRetries(); tries++) {
      assertEquals(Optional.empty(), rig.outcome(1), "after " + tries + " tries");
      handedOver(rig, RequestType.CHAT_MESSAGE);
    }
    assertEquals(
        Optional.of(new CommandOutcome.Refused(new Refusal.AffinityLost(""))), rig.outcome(1));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(2));
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void whatIsSaidAndArrivedInTheLastTryIsAcceptedAllTheSame() {
    Rig rig = established().say(1, "line");
    for (int tries = 0; tries < QUIET.postRetries(); tries++) {
      handedOver(rig, RequestType.CHAT_MESSAGE);
    }
    rig.refused(RequestType.CHAT_MESSAGE, LOST).toDeadline().takenOver();
    rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.CHASITOR, "line")));
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  @Test
  void ofWhatNoTranscriptShowsTheFateStaysUnknown() {
    Rig rig = established().take(new Input.Post(Duration.ZERO, 1, Rig.event("t", "d")));
    for (int tries = 0; tries <= QUIET.postRetries(); tries++) {
      handedOver(rig, RequestType.CUSTOM_EVENT);
    }
    assertEquals(
        Optional.of(new CommandOutcome.Unknown("every node that got it was lost")), rig.outcome(1));
  }

  @Test
  void aServerThatFailsOnChasitorResyncStateIsSparedIt() {
    Rig rig = Rig.established().say(1, "hello").refused(RequestType.CHAT_MESSAGE, LOST);
    rig.takenOver().pushed(Rig.transcript());
    for (int tries = 0; tries <= QUIET.postRetries(); tries++) {
      // As slow as a gateway's time-out: no two of these make a row.
      rig.after(Duration.ofSeconds(9));
      handedOver(rig, RequestType.CHASITOR_RESYNC_STATE);
    }
    assertEquals(List.of(RequestType.MESSAGES, RequestType.CHAT_MESSAGE), rig.openCalls());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  @Test
  void aNodeThatIsLostBeforeTheChatGoesOnIsAskedForAfterGrowingPauses() {
    Rig rig = established().refused(RequestType.MESSAGES, LOST).takenOver();
    Duration longest = Duration.ZERO;
    for (int row = 1; row <= 6; row++) {
      rig.refused(RequestType.MESSAGES, LOST);
      Duration before = rig.now;
      Duration pause = rig.toDeadline().now.minus(before);
      assertTrue(pause.compareTo(longest) > 0, "pause " + row + " is " + pause);
      longest = pause;
      rig.takenOver();
    }
  }

  @Test
  void nodesLostByPollsAreNotTheLinesFault() {
    Rig rig = established().say(1, "held");
    for (int losses = 0; losses <= QUIET.postRetries() + 1; losses++) {
      handedOver(rig, RequestType.MESSAGES);
    }
    assertEquals(Optional.empty(), rig.outcome(1));
  }

  @Test
  void aChatThatCannotBeAskedForAnywhereEnds() {
    Rig rig = Rig.fresh(QUIET).take(new Input.Start(Duration.ZERO));
    rig.reply(RequestType.SESSION_ID, Rig.session());
    for (int tries = 0; tries <= QUIET.postRetries(); tries++) {
      assertEquals(Phase.INIT, rig.state.phase());
      handedOver(rig, RequestType.CHASITOR_INIT);
    }
    assertEquals(EndCause.Kind.REFUSED, rig.cause());
  }
}
