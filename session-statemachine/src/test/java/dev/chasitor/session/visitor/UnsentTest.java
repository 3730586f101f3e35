package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that are withdrawn, or wait longer than their time to live. */
class UnsentTest {

  private static final Optional<CommandOutcome> WITHDRAWN =
      Optional.of(new CommandOutcome.NotSent("the application withdrew it"));
  private static final Optional<CommandOutcome> OVERDUE =
      Optional.of(new CommandOutcome.NotSent("its time to live was over"));
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static Rig mortal(Rig rig, long ref, Duration timeToLive) {
    return rig.take(
        new Input.Send(rig.now, ref, "line " + ref, Optional.empty(), Optional.of(timeToLive)));
  }

  private static Rig withdraw(Rig rig, long ref) {
    return rig.take(new Input.Withdraw(rig.now, ref));
  }

  /** Sessions in which no line is sent at once. */
  static List<Rig> waiting() {
    return List.of(
        Rig.fresh().take(new Input.Start(Duration.ZERO)),
        Rig.requested(),
        Rig.queued(),
        Rig.established().say(1, "on its way"),
        Rig.established().refused(RequestType.MESSAGES, LOST),
        Rig.established().refused(RequestType.MESSAGES, LOST).takenOver());
  }

  @ParameterizedTest
  @MethodSource("waiting")
  void aLineThatWaitsCanBeWithdrawn(Rig rig) {
    rig.say(11, "a").say(12, "b").say(13, "c");
    withdraw(rig, 12);
    assertEquals(WITHDRAWN, rig.outcome(12));
    assertEquals(
        List.of(11L, 13L),
        rig.state.pendingCommands().stream().map(CommandRef::ref).filter(ref -> ref > 10).toList());
    withdraw(rig, 12);
    withdraw(rig, 99);
    assertEquals(WITHDRAWN, rig.outcome(12));
  }

  @ParameterizedTest
  @MethodSource("waiting")
  void aLineWhoseTimeIsOverIsSettledAtTheDeadline(Rig rig) {
    Duration begin = rig.now;
    mortal(rig, 11, Duration.ofMillis(2)).say(12, "b");
    mortal(rig, 13, Duration.ofMillis(1));
    assertEquals(begin.plusMillis(1), rig.state.deadline().orElseThrow());
    assertEquals(rig.state, VisitorStateJson.read(VisitorStateJson.write(rig.state)));
    rig.toDeadline();
    assertEquals(OVERDUE, rig.outcome(13));
    assertEquals(Optional.empty(), rig.outcome(11));
    rig.toDeadline();
    assertEquals(OVERDUE, rig.outcome(11));
    assertEquals(Optional.empty(), rig.outcome(12));
  }

  @Test
  void aLineThatWasSentIsNotAffected() {
    Rig rig = Rig.established();
    mortal(rig, 1, SECOND);
    VisitorState sent = rig.state;
    withdraw(rig, 1);
    assertEquals(sent, rig.state);
    rig.lost(RequestType.CHAT_MESSAGE);
    rig.after(SECOND).take(new Input.Deadline(rig.now));
    assertEquals(List.of("2:line 1", "2:line 1"), rig.sent());
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(Optional.of(new CommandOutcome.Accepted()), rig.outcome(1));
  }

  @Test
  void aLateDriverDoesNotSendWhatIsOverdue() {
    Rig rig = mortal(Rig.queued(), 1, SECOND).say(2, "b").after(SECOND).pushed(Rig.agent("Andy"));
    assertEquals(OVERDUE, rig.outcome(1));
    assertEquals(List.of("2:b"), rig.sent());
  }

  @Test
  void theTimeToLiveOfALineExcusesNoSleep() {
    Rig rig = Rig.fresh().take(new Input.Start(Duration.ZERO)).lost(RequestType.SESSION_ID);
    CallSlot before = ((VisitorState.Opening) rig.state).call();
    mortal(rig, 1, Duration.ofMillis(1)).after(Duration.ofMillis(2));
    rig.take(new Input.Deadline(rig.now));
    assertEquals(OVERDUE, rig.outcome(1));
    assertEquals(before, ((VisitorState.Opening) rig.state).call());
  }

  @ParameterizedTest
  @MethodSource("waiting")
  void aTimeToLiveGoesOnWhileNobodyRunsTheSession(Rig rig) {
    mortal(rig, 11, Duration.ofMillis(9)).say(12, "b");
    mortal(rig, 13, Duration.ofMillis(5));
    VisitorState before = rig.state;
    assertEquals(before, Resumption.afterPause(before, Duration.ZERO));
    VisitorState later = Resumption.afterPause(before, Duration.ofMillis(7));
    assertEquals(before.ledger(), later.ledger());
    assertEquals(before.ledger().now(), later.deadline().orElseThrow());
    rig.state = later;
    rig.toDeadline();
    assertEquals(OVERDUE, rig.outcome(13));
    assertEquals(Optional.empty(), rig.outcome(11));
    rig.after(Duration.ofMillis(2)).take(new Input.Deadline(rig.now));
    assertEquals(OVERDUE, rig.outcome(11));
    assertEquals(Optional.empty(), rig.outcome(12));
  }

  @Test
  void nothingElseComesCloserWhileNobodyRunsTheSession() {
    Rig rig = Rig.fresh().opened().pushed(Rig.success(1), Rig.attentive("Bea", 30, 60)).say(1, "a");
    rig.pushed(Rig.line("well?")).say(2, "b").lost(RequestType.CHAT_MESSAGE);
    assertEquals(rig.state, Resumption.afterPause(rig.state, Duration.ofDays(1)));
    VisitorState over = rig.take(new Input.Abandon(rig.now)).state;
    assertEquals(over, Resumption.afterPause(over, Duration.ofDays(1)));
    assertThrows(
        IllegalArgumentException.class, () -> Resumption.afterPause(over, Duration.ofMillis(-1)));
  }

  @Test
  void aLineThatAnotherProcessMayHaveSentIsKept() {
    Rig rig = mortal(Rig.established().say(1, "a"), 2, SECOND);
    rig.after(SECOND).resume(Resumption.stale(rig.state, rig.now));
    withdraw(rig, 2);
    assertEquals(Optional.empty(), rig.outcome(2));
  }

  @Test
  void anEndIsNotWithdrawn() {
    Rig rig = withdraw(Rig.established().say(1, "a").end(2), 2);
    assertEquals(Optional.empty(), rig.outcome(2));
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(List.of(RequestType.MESSAGES, RequestType.CHAT_END), rig.openCalls());
  }

  @Test
  void aTimeToLiveIsAboveZeroAndNotTooLong() {
    for (Duration wrong :
        List.of(Duration.ZERO, Duration.ofNanos(-1), Profile.LONGEST.plusNanos(1))) {
      assertThrows(IllegalArgumentException.class, () -> mortal(Rig.established(), 1, wrong));
      assertThrows(
          IllegalArgumentException.class,
          () ->
              new Input.Post(
                  SECOND, 1, Rig.event("page", "/"), Optional.empty(), Optional.of(wrong)));
    }
    assertEquals(List.of("2:line 1"), mortal(Rig.established(), 1, Profile.LONGEST).sent());
  }

  /** Whatever happens, a line is sent in its place or settled as not sent, and not both. */
  @Test
  void aLineIsSentInOrderOrNotAtAll() {
    int unsent = 0;
    int sent = 0;
    for (int seed = 0; seed < 300; seed++) {
      Rig rig = run(new Random(seed));
      List<Long> refs = new ArrayList<>();
      for (String sending : rig.sent()) {
        long ref = Long.parseLong(sending.substring(sending.lastIndexOf(' ') + 1));
        if (refs.isEmpty() || refs.get(refs.size() - 1) != ref) {
          refs.add(ref);
        }
      }
      assertEquals(refs.stream().sorted().distinct().toList(), refs, "seed " + seed);
      for (long ref = 1; ref <= 12; ref++) {
        CommandOutcome outcome = rig.outcome(ref).orElseThrow();
        boolean isUnsent = outcome instanceof CommandOutcome.NotSent;
        assertEquals(!refs.contains(ref), isUnsent, "seed " + seed + ", ref " + ref);
        unsent += isUnsent ? 1 : 0;
        sent += isUnsent ? 0 : 1;
      }
    }
    assertTrue(unsent > 300 && sent > 300, unsent + " unsent, " + sent + " sent");
  }

  private static Rig run(Random random) {
    Rig rig = random.nextBoolean() ? Rig.queued() : Rig.established();
    List<Integer> refs = IntStream.rangeClosed(1, 12).boxed().toList();
    for (int ref : refs) {
      mortal(rig, ref, Duration.ofMillis(1 + random.nextInt(1_500)));
      for (int act = random.nextInt(3); act > 0; act--) {
        act(rig, random, ref);
      }
    }
    while (rig.state.kind() == StateKind.QUEUED
        && !rig.openCalls().contains(RequestType.MESSAGES)) {
      rig.toDeadline();
    }
    if (rig.state.kind() == StateKind.QUEUED) {
      rig.pushed(Rig.agent("Andy"));
    }
    while (!rig.state.pendingCommands().isEmpty()) {
      act(rig, random, 12);
    }
    return rig;
  }

  private static void act(Rig rig, Random random, int last) {
    if (rig.state.kind() == StateKind.ENDED) {
      return;
    }
    boolean posts = rig.openCalls().contains(RequestType.CHAT_MESSAGE);
    switch (random.nextInt(4)) {
      case 0 -> withdraw(rig, 1 + random.nextInt(last));
      case 1 -> {
        if (posts) {
          rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
        }
      }
      case 2 -> {
        if (posts) {
          rig.lost(RequestType.CHAT_MESSAGE);
        }
      }
      default -> {
        if (!posts) {
          rig.toDeadline();
        }
      }
    }
  }
}
