package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long a line may fail, and what each kind of failure counts as. */
class PatienceTest {

  private static final Duration PATIENCE = Profile.defaults().connectionTimeout();

  @Test
  void answeredPollsDoNotExcuseAPostThatIsNeverAnswered() {
    Rig rig = Rig.established().say(1, "anyone?");
    while (rig.state.phase() != Phase.ENDED) {
      rig.lost(RequestType.CHAT_MESSAGE);
      if (rig.state.phase() != Phase.ENDED) {
        rig.reply(RequestType.MESSAGES, new Reply.Empty()).toDeadline();
      }
      assertTrue(rig.now.compareTo(PATIENCE.multipliedBy(2)) < 0, "for ever");
    }
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
    assertTrue(rig.now.compareTo(PATIENCE) >= 0, () -> "too early: " + rig.now);
    assertEquals(
        Optional.of(new CommandOutcome.Unknown("the session ended first")), rig.outcome(1));
  }

  @Test
  void acceptedPostsDoNotExcuseAPollThatIsNeverAnswered() {
    Rig rig = Rig.established();
    for (long ref = 1; rig.state.phase() != Phase.ENDED; ref++) {
      rig.lost(RequestType.MESSAGES);
      if (rig.state.phase() != Phase.ENDED) {
        rig.say(ref, "still here").reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
        rig.toDeadline();
      }
      assertTrue(rig.now.compareTo(PATIENCE.multipliedBy(2)) < 0, "for ever");
    }
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
    assertTrue(rig.now.compareTo(PATIENCE) >= 0, () -> "too early: " + rig.now);
  }

  @Test
  void patienceBeginsWithTheFirstCallThatFailed() {
    Rig rig = Rig.established().after(Duration.ofSeconds(39)).lost(RequestType.MESSAGES);
    while (rig.state.phase() != Phase.ENDED) {
      rig.toDeadline();
      if (rig.openCalls().contains(RequestType.MESSAGES)) {
        rig.lost(RequestType.MESSAGES);
      }
    }
    assertTrue(rig.now.compareTo(PATIENCE) >= 0, () -> "too early: " + rig.now);
    Duration atMost = PATIENCE.plus(Profile.defaults().longestBackoff());
    assertTrue(rig.now.compareTo(atMost) <= 0, () -> "too late: " + rig.now);
  }

  @Test
  void aPollThatBreaksAfterLongerThanPatienceIsFollowedByOneMore() {
    Rig rig = Rig.requested();
    rig.pushed(
        ChatRequestSuccess.builder().from(Rig.success(1)).connectionTimeout(30_000L).build());
    rig.after(Duration.ofSeconds(35)).lost(RequestType.MESSAGES).toDeadline();
    assertEquals(Phase.QUEUED, rig.state.phase());
    rig.lost(RequestType.MESSAGES);
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
  }

  @Test
  void aPostWhoseAnswerTheTransportCannotBearIsGivenUpAndTheNextOnePasses() {
    Rig rig = Rig.established().say(1, "big").say(2, "small");
    for (int i = 1; i < Profile.defaults().malformedLimit(); i++) {
      rig.lost(RequestType.CHAT_MESSAGE, FailureKind.TOO_LARGE).toDeadline();
    }
    rig.lost(RequestType.CHAT_MESSAGE, FailureKind.TOO_LARGE);
    assertEquals(
        Optional.of(new CommandOutcome.Unknown("the answer is too large")), rig.outcome(1));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(2));
  }

  @Test
  void theNumberOfALineThatWasNeverTakenIsTheNextOnes() {
    Rig rig = Rig.established().say(1, "unloved").say(2, "good");
    for (int i = 0; i < Profile.defaults().postRetries(); i++) {
      rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 1)).toDeadline();
    }
    rig.refused(RequestType.CHAT_MESSAGE, Rig.outOfSync(2, 1));
    assertEquals(Optional.of(new CommandOutcome.Refused(Rig.outOfSync(2, 1))), rig.outcome(1));
    assertEquals("2:good", rig.sent().get(rig.sent().size() - 1));
  }

  @Test
  void aServersPatienceEndsAfterAYear() {
    Rig rig = Rig.requested();
    rig.pushed(
        ChatRequestSuccess.builder()
            .from(Rig.success(1))
            .connectionTimeout(Long.MAX_VALUE)
            .build());
    assertEquals(Profile.LONGEST, ((VisitorState.Queued) rig.state).session().patience());
  }

  @Test
  void aGoodAnswerMakesPatienceWhole() {
    Rig rig = Rig.established();
    for (int i = 0; i < 3; i++) {
      rig.after(PATIENCE.minusNanos(1)).lost(RequestType.MESSAGES).toDeadline();
      rig.reply(RequestType.MESSAGES, new Reply.Empty());
    }
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void anAnswerTheTransportCannotBearIsNotAskedForOftenerThanAMalformedOne() {
    for (FailureKind failure : new FailureKind[] {FailureKind.TOO_LARGE, FailureKind.UNEXPECTED}) {
      Rig rig = Rig.established();
      for (int i = 1; i < Profile.defaults().malformedLimit(); i++) {
        rig.lost(RequestType.MESSAGES, failure).toDeadline();
      }
      assertEquals(Phase.ESTABLISHED, rig.state.phase());
      rig.lost(RequestType.MESSAGES, failure);
      assertEquals(Phase.ENDED, rig.state.phase(), failure.name());
    }
  }

  @Test
  void lossesDoNotMakeAMalformedAnswerTheLast() {
    Rig rig = Rig.established();
    for (int i = 1; i < Profile.defaults().malformedLimit(); i++) {
      rig.lost(RequestType.MESSAGES).toDeadline();
      rig.lost(RequestType.MESSAGES, FailureKind.UNEXPECTED).toDeadline();
    }
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    rig.lost(RequestType.MESSAGES, FailureKind.UNEXPECTED);
    assertEquals(EndCause.Kind.PROTOCOL, rig.cause());
  }

  @Test
  void handOversDoNotMakeAMalformedAnswerTheLast() {
    Rig rig = Rig.established();
    for (int i = 0; i < 4; i++) {
      rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
      if (i > 0) {
        rig.toDeadline();
      }
      rig.takenOver();
    }
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).toDeadline();
    for (int i = 1; i < Profile.defaults().malformedLimit(); i++) {
      rig.reply(RequestType.RESYNC_SESSION, new Reply.Malformed("garbage")).toDeadline();
    }
    assertEquals(Phase.RESYNCING, rig.state.phase());
  }
}
