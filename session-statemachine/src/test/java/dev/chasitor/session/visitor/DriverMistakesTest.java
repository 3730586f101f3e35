package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.session.machine.DriverMistakeException;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Time that goes back and refs that do not grow are refused in every state. */
class DriverMistakesTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");
  private static final Duration AT = Duration.ofSeconds(1);

  private static Rig fresh() {
    return Rig.fresh().after(AT).take(new Input.Deadline(AT));
  }

  private static Rig established() {
    return fresh().opened().chatting();
  }

  /** One session in each state, at one second. */
  private static List<Rig> everyState() {
    List<Rig> rigs =
        List.of(
            fresh(),
            fresh().take(new Input.Start(AT)),
            fresh().opened(),
            fresh().opened().pushed(Rig.success(1)),
            established(),
            established().end(1).reply(RequestType.CHAT_END, new Reply.Accepted()),
            established().refused(RequestType.MESSAGES, LOST),
            established().refused(RequestType.MESSAGES, LOST).takenOver(),
            established().say(1, "a").pushed(ChatEnded.builder().build()),
            established().take(new Input.Abandon(AT)));
    Set<StateKind> kinds = EnumSet.noneOf(StateKind.class);
    rigs.forEach(rig -> kinds.add(rig.state.kind()));
    assertEquals(EnumSet.allOf(StateKind.class), kinds);
    return rigs;
  }

  private static void assertRefused(VisitorState state, Input input, String why) {
    DriverMistakeException e =
        assertThrows(DriverMistakeException.class, () -> VisitorMachine.step(state, input));
    assertEquals(why, e.getMessage());
  }

  @Test
  void timeNeverGoesBack() {
    Duration before = AT.minusNanos(1);
    for (Rig rig : everyState()) {
      List<Input> inputs = new ArrayList<>();
      inputs.add(new Input.Start(before));
      inputs.add(new Input.Send(before, 9, "hello"));
      inputs.add(new Input.Post(before, 9, Rig.event("page", "/")));
      inputs.add(new Input.Typing(before, true));
      inputs.add(new Input.SneakPeek(before, "hel"));
      inputs.add(new Input.Withdraw(before, 1));
      inputs.add(new Input.End(before, 9));
      inputs.add(new Input.Abandon(before));
      inputs.add(new Input.Deadline(before));
      inputs.add(new Input.Replied(before, 1_000, new Reply.Empty()));
      rig.state
          .awaitedCalls()
          .forEach(call -> inputs.add(new Input.Lost(before, call, FailureKind.TIMED_OUT)));
      for (Input input : inputs) {
        assertRefused(
            rig.state,
            input,
            "Time goes back: the last input came at PT1S, this one at PT0.999999999S");
      }
    }
  }

  @Test
  void theSameTimeTwiceIsNoMistake() {
    for (Rig rig : everyState()) {
      rig.take(new Input.Deadline(AT));
    }
  }

  @Test
  void refsGrow() {
    Rig rig = established().say(5, "hello");
    String why = "Refs must grow: the last one was 5, this one is ";
    for (long ref : new long[] {5, 4, 1, 0, -1}) {
      assertRefused(rig.state, new Input.Send(AT, ref, "again"), why + ref);
      assertRefused(rig.state, new Input.Post(AT, ref, Rig.event("page", "/")), why + ref);
      assertRefused(rig.state, new Input.End(AT, ref), why + ref);
    }
    rig.type(true).say(6, "next").say(9, "with a gap");
    assertEquals(new Ledger(AT, 9, rig.state.ledger().deliveries()), rig.state.ledger());
  }

  @Test
  void theFirstRefIsAbove0() {
    assertRefused(
        Rig.established().state,
        new Input.Send(AT, 0, "hello"),
        "Refs must grow: the last one was 0, this one is 0");
  }

  @Test
  void aRefIsUsedUpInEveryState() {
    for (Rig rig : everyState()) {
      VisitorState after = rig.state.withLedger(new Ledger(AT, 7, rig.state.ledger().deliveries()));
      assertRefused(
          after, new Input.End(AT, 7), "Refs must grow: the last one was 7, this one is 7");
    }
  }

  @Test
  void whatIsNoLongerWaitedForChangesNothingButTheTime() {
    Rig rig = established();
    VisitorState before = rig.state;
    rig.after(AT).take(new Input.Replied(rig.now, 1_000, new Reply.Empty()));
    assertEquals(
        before.withLedger(
            new Ledger(rig.now, before.ledger().ref(), rig.state.ledger().deliveries())),
        rig.state);
    assertThrows(
        DriverMistakeException.class,
        () -> VisitorMachine.step(rig.state, new Input.Deadline(Duration.ZERO)));
  }

  @Test
  void anotherDriverIsHeldToWhatTheFirstOneGave() {
    Rig rig = established().say(5, "hello");
    VisitorState thawed =
        Resumption.withoutCalls(VisitorStateJson.read(VisitorStateJson.write(rig.state)));
    assertEquals(new Ledger(AT, 5, rig.state.ledger().deliveries()), thawed.ledger());
    assertRefused(
        thawed,
        new Input.Send(AT, 5, "hello"),
        "Refs must grow: the last one was 5, this one is 5");
  }

  @Test
  void whatIsKnownSurvivesAMoveToAnotherServer() {
    Rig rig = fresh().opened().pushed(Rig.success(1)).say(3, "hello");
    rig.pushed(SwitchServer.builder().newUrl("https://other.example/chat").build());
    assertEquals(StateKind.OPENING, rig.state.kind());
    assertEquals(new Ledger(AT, 3, rig.state.ledger().deliveries()), rig.state.ledger());
  }
}
