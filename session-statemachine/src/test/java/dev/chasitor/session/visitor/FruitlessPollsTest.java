package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Neither deaf nor spinning (rule C-POLL-10, fact 57). */
class FruitlessPollsTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Answers each poll at once, for a minute; returns how many there were. */
  private static int pollsInAMinute(Rig rig, IntFunction<Reply> answers) {
    Duration until = rig.now.plus(MINUTE);
    int polls = 0;
    while (rig.now.compareTo(until) < 0 && rig.state.kind() != StateKind.ENDED) {
      if (rig.openCalls().contains(RequestType.MESSAGES)) {
        rig.reply(RequestType.MESSAGES, answers.apply(polls++));
      } else {
        rig.toDeadline();
      }
    }
    return polls;
  }

  private static List<SessionEvent.BatchDropped> dropped(Rig rig) {
    List<SessionEvent.BatchDropped> dropped = new ArrayList<>();
    for (SessionEvent event : rig.events()) {
      if (event instanceof SessionEvent.BatchDropped each) {
        dropped.add(each);
      }
    }
    return dropped;
  }

  @Test
  void aServerThatRepeatsItsBatchAtOnceIsPolledSeldom() {
    Rig rig = Rig.established().pushed(Rig.line("a"));
    long ack = ((VisitorState.Open) rig.state).session().ack();
    int polls = pollsInAMinute(rig, nth -> Rig.batch(ack, Rig.line("a")));
    assertTrue(polls < 60, () -> polls + " polls");
    assertTrue(polls > 10, () -> polls + " polls");
    assertEquals(polls, dropped(rig).size());
    assertEquals(new SessionEvent.BatchDropped(ack, ack), dropped(rig).get(0));
    assertEquals(List.of("a"), rig.heard());
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
  }

  @Test
  void aServerThatAnswers204AtOnceIsPolledSeldom() {
    int polls = pollsInAMinute(Rig.established(), nth -> new Reply.Empty());
    assertTrue(polls < 60, () -> polls + " polls");
  }

  @Test
  void theFirstNewMessageEndsThePauses() {
    Rig rig = Rig.established();
    pollsInAMinute(rig, nth -> new Reply.Empty());
    while (!rig.openCalls().contains(RequestType.MESSAGES)) {
      rig.toDeadline();
    }
    rig.pushed(Rig.line("news"));
    for (int i = 0; i < FruitlessPolls.FREE; i++) {
      assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
      rig.reply(RequestType.MESSAGES, new Reply.Empty());
    }
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void anAnswerThatWasHeldIsFollowedAtOnce() {
    Rig rig = Rig.established();
    for (int i = 0; i < 20; i++) {
      rig.after(Duration.ofMillis(101)).reply(RequestType.MESSAGES, new Reply.Empty());
      assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    }
  }

  @Test
  void pausesDoubleUpToFiveSeconds() {
    FruitlessPolls polls = FruitlessPolls.NONE;
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      polls = polls.after(Duration.ZERO);
      polls.pause().ifPresent(pause -> pauses.add(pause.toMillis()));
    }
    assertEquals(List.of(100L, 200L, 400L, 800L, 1_600L, 3_200L, 5_000L, 5_000L, 5_000L), pauses);
    assertEquals(0, polls.after(Duration.ofMillis(101)).quick());
  }

  @Test
  void aServerWhoseNumbersNobodyCanFollowIsGivenUp() {
    Rig rig = Rig.established();
    rig.reply(RequestType.MESSAGES, Rig.batch(Long.MAX_VALUE, Rig.line("a")));
    int polls = pollsInAMinute(rig, nth -> Rig.batch(nth, Rig.line("line " + nth)));
    assertEquals(20, polls);
    assertEquals(EndCause.Kind.PROTOCOL, rig.cause());
    assertEquals(20, dropped(rig).size());
  }

  @Test
  void aNewBatchInBetweenShowsThatTheNumbersAreRight() {
    Rig rig = Rig.established();
    for (int i = 0; i < 100; i++) {
      rig.pushed(Rig.line("new " + i));
      while (!rig.openCalls().contains(RequestType.MESSAGES)) {
        rig.toDeadline();
      }
      rig.reply(RequestType.MESSAGES, Rig.batch(0, Rig.line("old " + i)));
    }
    assertEquals(StateKind.ESTABLISHED, rig.state.kind());
  }
}
