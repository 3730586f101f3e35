package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.machine.IllegalCommandException;
import dev.chasitor.session.visitor.VisitorState.Open;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Limits on the wait for an agent and on the length of a chat. */
class OvertimeTest {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Profile QUEUE = Profile.builder().longestQueue(LIMIT).build();
  private static final Profile CHAT = Profile.builder().longestChat(LIMIT).build();
  private static final Refusal LOST = new Refusal.AffinityLost("");
  private static final Reply UNKNOWN = new Reply.Refused(new Refusal.Rejected(404, ""));
  private static final Optional<CommandOutcome> ACCEPTED =
      Optional.of(new CommandOutcome.Accepted());

  private static Rig waiting(Profile profile) {
    return Rig.fresh(profile).opened().pushed(Rig.success(1));
  }

  private static Rig talking() {
    return Rig.fresh(CHAT).opened().chatting();
  }

  /** Lets time pass in which polls bring nothing, until then or until the session leaves. */
  private static Rig idle(Rig rig, Duration until) {
    while (rig.now.compareTo(until) < 0 && !leaves(rig)) {
      Duration next = rig.now.plusSeconds(20);
      for (Duration other : List.of(rig.state.deadline().orElse(until), until)) {
        next = other.compareTo(next) < 0 ? other : next;
      }
      rig.now = next;
      rig.take(new Input.Deadline(rig.now));
      if (!leaves(rig) && rig.openCalls().contains(RequestType.MESSAGES)) {
        rig.reply(RequestType.MESSAGES, new Reply.Empty());
      }
    }
    return rig;
  }

  private static boolean leaves(Rig rig) {
    return switch (rig.state.kind()) {
      case LEAVING, SETTLING, ENDED -> true;
      case FRESH, OPENING, REQUESTED, QUEUED, ESTABLISHED, ASKING, RESTORING ->
          rig.state instanceof Open open && open.session().isClosing();
    };
  }

  private static boolean isNotSent(Rig rig, long ref) {
    return rig.outcome(ref).orElseThrow() instanceof CommandOutcome.NotSent;
  }

  @ParameterizedTest
  @EnumSource
  void aVisitorWhoWaitedTooLongLeavesTheQueue(Profile.QueueExit exit) {
    Rig rig =
        waiting(Profile.builder().longestQueue(LIMIT).leavesQueueBy(exit).build()).say(1, "a");
    idle(rig, LIMIT.multipliedBy(2));
    assertEquals(LIMIT, rig.now);
    assertEquals(StateKind.LEAVING, rig.state.kind());
    assertTrue(isNotSent(rig, 1));
    rig.say(2, "b").end(3);
    assertTrue(isNotSent(rig, 2));
    assertEquals(ACCEPTED, rig.outcome(3));
    RequestType request =
        switch (exit) {
          case DELETE -> RequestType.DELETE_SESSION_ID;
          case CHAT_CANCEL -> RequestType.CHAT_CANCEL;
          case CHAT_END -> RequestType.CHAT_END;
        };
    assertEquals(List.of(request), rig.openCalls());
    rig.reply(request, new Reply.Accepted());
    assertEquals(EndCause.Kind.TIME_LIMIT, rig.cause());
    assertTrue(rig.cause().isClean());
  }

  @Test
  void aSessionThatDoesNotOpenInTimeEnds() {
    Duration limit = Duration.ofSeconds(10);
    Rig rig = Rig.fresh(Profile.builder().longestQueue(limit).build());
    rig.take(new Input.Start(rig.now)).say(1, "a");
    while (rig.state.kind() == StateKind.OPENING) {
      rig.toDeadline();
    }
    assertEquals(limit, rig.now);
    assertEquals(EndCause.Kind.TIME_LIMIT, rig.cause());
    assertTrue(isNotSent(rig, 1));
  }

  @Test
  void anotherServerGetsNoMoreTime() {
    Rig rig = idle(waiting(QUEUE), Duration.ofMinutes(4));
    rig.pushed(SwitchServer.builder().newUrl("https://other.example/chat").build());
    assertEquals(LIMIT, ((VisitorState.Opening) rig.state).timeLimit().endsAt().orElseThrow());
    assertEquals(rig.state, VisitorStateJson.read(VisitorStateJson.write(rig.state)));
  }

  @Test
  void aChatThatLastsTooLongEndsAfterWhatWaits() {
    Rig rig = idle(talking(), LIMIT.minusSeconds(1));
    assertFalse(leaves(rig));
    rig.say(1, "a").say(2, "b").say(3, "c");
    idle(rig, LIMIT.multipliedBy(2));
    assertEquals(LIMIT, rig.now);
    rig.say(4, "d");
    assertTrue(isNotSent(rig, 4));
    assertEquals(rig.state, VisitorStateJson.read(VisitorStateJson.write(rig.state)));
    while (!rig.openCalls().contains(RequestType.CHAT_END)) {
      if (rig.openCalls().contains(RequestType.CHAT_MESSAGE)) {
        rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
      } else {
        rig.toDeadline();
      }
    }
    for (long ref = 1; ref <= 3; ref++) {
      assertEquals(ACCEPTED, rig.outcome(ref));
    }
    assertEquals(
        Optional.of(Word.of(ChatEndReason.CLIENT)),
        ((ChatEndRequest) rig.call(RequestType.CHAT_END).request()).reason());
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    rig.say(5, "e");
    assertTrue(isNotSent(rig, 5));
    rig.pushed(ChatEnded.builder().build());
    assertEquals(EndCause.Kind.TIME_LIMIT, rig.cause());
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void theTimeOfTheChatBeginsWithTheAgent() {
    Rig rig = idle(waiting(CHAT), LIMIT.multipliedBy(3));
    assertEquals(StateKind.QUEUED, rig.state.kind());
    Duration accepted = rig.now;
    rig.pushed(Rig.agent("Andy"));
    idle(rig, accepted.plus(LIMIT.multipliedBy(2)));
    assertEquals(accepted.plus(LIMIT), rig.now);
    assertTrue(leaves(rig));
  }

  @Test
  void anAgentInTimeEndsTheWait() {
    Rig rig = idle(waiting(QUEUE), LIMIT.minusSeconds(1)).pushed(Rig.agent("Andy"));
    idle(rig, LIMIT.multipliedBy(2));
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
    assertFalse(leaves(rig));
  }

  @Test
  void anEndOfTheApplicationJoinsThatOfTheLimit() {
    Rig rig = idle(talking(), LIMIT.multipliedBy(2)).end(1);
    assertThrows(IllegalCommandException.class, () -> rig.end(2));
    assertThrows(IllegalCommandException.class, () -> rig.say(3, "a"));
    rig.reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(ACCEPTED, rig.outcome(1));
    rig.pushed(ChatEnded.builder().build());
    assertEquals(EndCause.Kind.VISITOR, rig.cause());
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void anEndThatTheServerRefusesIsNotTriedForEver() {
    Rig rig = idle(talking(), LIMIT.multipliedBy(2));
    rig.reply(RequestType.CHAT_END, new Reply.Refused(new Refusal.Rejected(400, "")));
    idle(rig, LIMIT.multipliedBy(3));
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
    assertEquals(1, rig.calls(RequestType.CHAT_END).size());
  }

  @Test
  void whatTheServerRefusedBeforeIsTheCause() {
    Rig rig = talking().say(1, "a");
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.SessionInvalid(""));
    rig.now = LIMIT;
    rig.take(new Input.Deadline(rig.now));
    assertEquals(List.of(), rig.calls(RequestType.CHAT_END));
  }

  /** The session leaves when the hand-over is over, and does nothing for the limit before. */
  @Test
  void aHandOverComesFirst() {
    for (boolean queued : new boolean[] {true, false}) {
      for (boolean moves : new boolean[] {true, false}) {
        Rig rig = queued ? waiting(QUEUE) : talking();
        idle(rig, LIMIT.minusSeconds(1)).say(1, "a").refused(RequestType.MESSAGES, LOST);
        rig.now = LIMIT.plusSeconds(1);
        rig.take(new Input.Deadline(rig.now));
        assertEquals(StateKind.ASKING, rig.state.kind());
        assertTrue(rig.state.deadline().orElseThrow().compareTo(rig.now) > 0);
        if (moves) {
          rig.takenOver();
          assertEquals(StateKind.RESTORING, rig.state.kind());
          rig.pushed(Rig.transcript(Rig.entry(TranscriptEntryType.AGENT, "hello")));
        } else {
          rig.reply(RequestType.RESYNC_SESSION, UNKNOWN);
          rig.reply(RequestType.RECONNECT_SESSION, UNKNOWN);
        }
        assertTrue(leaves(rig), () -> queued + ", " + moves + ": " + rig.state.kind());
        assertEquals(queued ? StateKind.LEAVING : StateKind.ESTABLISHED, rig.state.kind());
      }
    }
  }

  @Test
  void onlyTheLimitComesCloserWhileNobodyRunsTheSession() {
    Rig rig = talking().say(1, "a").lost(RequestType.CHAT_MESSAGE);
    Open before = (Open) rig.state;
    Open after = (Open) Resumption.afterPause(before, Duration.ofMinutes(9));
    assertEquals(Duration.ofMinutes(1), after.session().timeLimit().endsAt().orElseThrow());
    TimeLimit limit = before.session().timeLimit();
    assertEquals(before, after.withSession(after.session().withTimeLimit(limit)));
  }

  /** However its time is spent, the session leaves when the real time is over, and not before. */
  @Test
  void theLimitIsRealTime() {
    int inPauses = 0;
    int inSteps = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Rig rig = random.nextBoolean() ? waiting(QUEUE) : talking();
      String where = "seed " + seed + ", " + rig.state.kind();
      Duration real = Duration.ZERO;
      while (!leaves(rig)) {
        assertTrue(real.compareTo(LIMIT) < 0, where + " goes on after " + real);
        Duration part = Duration.ofMillis(1 + random.nextInt(200_000));
        Duration before = rig.now;
        boolean isAway = random.nextBoolean();
        if (isAway) {
          VisitorState written =
              VisitorStateJson.read(VisitorStateJson.write(Resumption.withoutCalls(rig.state)));
          rig.resume(Resumption.afterPause(written, part));
          real = real.plus(part);
        } else {
          idle(rig, rig.now.plus(part));
          real = real.plus(rig.now.minus(before));
        }
        if (leaves(rig)) {
          assertTrue(real.compareTo(LIMIT) >= 0, where + " leaves after " + real);
          assertTrue(isAway || real.equals(LIMIT), where + " leaves after " + real);
          inPauses += isAway ? 1 : 0;
          inSteps += isAway ? 0 : 1;
        }
      }
    }
    assertTrue(inPauses > 20 && inSteps > 20, inPauses + " in pauses, " + inSteps + " in steps");
  }
}
