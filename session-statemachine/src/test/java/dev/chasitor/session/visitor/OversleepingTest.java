package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.VisitorState.Asking;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A session whose process is suspended for long is given another try, and no more than before. */
class OversleepingTest {

  private static final Duration PATIENCE = Profile.defaults().connectionTimeout();
  private static final Duration NIGHT = Duration.ofHours(8);

  @Test
  void aNightDuringAPollIsNotTheServersSilence() {
    Rig rig = Rig.established().after(NIGHT);
    rig.take(new Input.Deadline(rig.now));
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    rig.toDeadline();
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
  }

  @Test
  void theConnectionThatTheNightBrokeIsOneFailure() {
    Rig rig = Rig.established().after(NIGHT).lost(RequestType.MESSAGES);
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertEquals(1, ((VisitorState.Open) rig.state).session().poll().budget().failures());
  }

  @Test
  void aNightDuringAPauseLeavesTheRestOfPatience() {
    Rig rig = Rig.established();
    Duration failedFor = Duration.ofSeconds(30);
    rig.after(failedFor).lost(RequestType.MESSAGES);
    Duration paused = rig.state.deadline().orElseThrow();
    rig.now = paused.plus(NIGHT);
    rig.take(new Input.Deadline(rig.now)).lost(RequestType.MESSAGES);
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    while (rig.state.phase() != Phase.ENDED) {
      rig.toDeadline();
    }
    Duration awake = rig.now.minus(NIGHT);
    assertTrue(awake.compareTo(PATIENCE) >= 0, () -> "too early: " + awake);
    Duration atMost = PATIENCE.plusSeconds(40).plus(Profile.defaults().longestBackoff());
    assertTrue(awake.compareTo(atMost) <= 0, () -> "too late: " + awake);
  }

  @Test
  void aNightWhileALineIsSentLeavesTheSessionAsItWas() {
    Rig rig = Rig.established().say(1, "good night").after(NIGHT);
    rig.take(new Input.Deadline(rig.now));
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    rig.toDeadline();
    while (!rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
      rig.toDeadline();
    }
    assertEquals(List.of("2:good night", "2:good night"), rig.sent());
  }

  @Test
  void aNightWhileTheSessionIsOpened() {
    Rig rig = Rig.fresh();
    rig.take(new Input.Start(rig.now)).after(NIGHT);
    rig.take(new Input.Deadline(rig.now)).toDeadline();
    assertEquals(List.of(RequestType.SESSION_ID), rig.openCalls());
    Duration open = Profile.defaults().openTimeout();
    rig.toDeadline();
    assertEquals(EndCause.Kind.NETWORK, rig.cause());
    Duration atMost = open.plus(Profile.defaults().requestTimeout());
    assertTrue(rig.now.minus(NIGHT).compareTo(atMost) <= 0, () -> "too late: " + rig.now);
  }

  @Test
  void aNightDuringAHandOver() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    Duration giveUpAt = ((Asking) rig.state).budget().endsAt().orElseThrow();
    Duration due = rig.state.deadline().orElseThrow();
    rig.now = due.plus(NIGHT);
    rig.take(new Input.Deadline(rig.now));
    assertEquals(Optional.of(giveUpAt.plus(NIGHT)), ((Asking) rig.state).budget().endsAt());
    rig.toDeadline().takenOver().pushed(Rig.transcript());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void aNightWhileTheChatIsRestored() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    rig.takenOver();
    rig.now = rig.state.deadline().orElseThrow().plus(NIGHT);
    rig.take(new Input.Deadline(rig.now)).toDeadline().pushed(Rig.transcript());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    // Soon after the hand-over before the night, so it is one more of that row.
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    assertEquals(Phase.RESYNCING, rig.state.phase());
  }

  @Test
  void oneNightIsExcusedOnce() {
    Rig rig = Rig.established().say(1, "good night").after(NIGHT);
    rig.lost(RequestType.MESSAGES).lost(RequestType.CHAT_MESSAGE);
    rig.take(new Input.Deadline(rig.now));
    Duration woken = rig.now;
    while (rig.state.phase() != Phase.ENDED) {
      rig.toDeadline();
    }
    Duration awake = rig.now.minus(woken);
    assertTrue(awake.compareTo(PATIENCE.plusSeconds(40)) <= 0, () -> "too late: " + awake);
  }

  @Test
  void oneNightIsExcusedOnceHoweverMuchIsCommandedAfterIt() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    Duration giveUpAt = ((Asking) rig.state).budget().endsAt().orElseThrow();
    rig.now = rig.state.deadline().orElseThrow().plus(NIGHT);
    rig.say(1, "hello").say(2, "anyone?").type(true);
    assertEquals(Optional.of(giveUpAt.plus(NIGHT)), ((Asking) rig.state).budget().endsAt());
  }

  @Test
  void aNightInWhichTheVisitorIdledIsExcusedOnce() {
    Rig rig = Rig.requested().pushed(Rig.success(1), Rig.attentive("Andy", 1000, 2000));
    rig.pushed(Rig.line("well?")).after(NIGHT);
    rig.lost(RequestType.MESSAGES).take(new Input.Deadline(rig.now));
    CallSlot poll = ((VisitorState.Open) rig.state).session().poll();
    assertTrue(poll.budget().since().orElseThrow().compareTo(rig.now) <= 0, poll::toString);
  }

  @Test
  void whateverPollAndPostAreAnsweredWithAfterANight() {
    for (Refusal refusal : List.of(new Refusal.ServerFailed(500, ""), Rig.outOfSync(1, 1))) {
      Rig rig = Rig.established().lost(RequestType.MESSAGES).toDeadline().after(NIGHT);
      rig.refused(RequestType.MESSAGES, refusal);
      assertEquals(Phase.ESTABLISHED, rig.state.phase(), refusal::toString);
    }
    Rig garbled = Rig.established().lost(RequestType.MESSAGES).toDeadline().after(NIGHT);
    garbled.reply(RequestType.MESSAGES, new Reply.Malformed("garbage"));
    assertEquals(Phase.ESTABLISHED, garbled.state.phase());
    Rig post = Rig.established().say(1, "hello").lost(RequestType.CHAT_MESSAGE).toDeadline();
    post.after(NIGHT).lost(RequestType.CHAT_MESSAGE);
    assertEquals(Phase.ESTABLISHED, post.state.phase());
  }

  @Test
  void whoLeavesIsNotKeptByANight() {
    Rig rig = Rig.established().end(1);
    rig.reply(RequestType.CHAT_END, new Reply.Accepted()).after(NIGHT);
    rig.take(new Input.Deadline(rig.now));
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
  }

  @Test
  void whoWakesInTimeIsOwedNothing() {
    Rig rig = Rig.established();
    VisitorState state = rig.state;
    Duration due = state.deadline().orElseThrow();
    assertSame(state, Oversleeping.excused(state, InputKind.DEADLINE, due));
  }

  @Test
  void anAnswerThatWasThereBeforeTheAlarmEndsNoHandOver() {
    Rig rig = Rig.established().refused(RequestType.MESSAGES, new Refusal.AffinityLost(""));
    rig.takenOver().after(NIGHT).reply(RequestType.MESSAGES, new Reply.Empty());
    rig.take(new Input.Deadline(rig.now));
    assertEquals(Phase.RESYNCING, rig.state.phase());
  }
}
