package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.machine.DriverMistakeException;
import dev.chasitor.session.visitor.json.VisitorStateJson;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Events with numbers, which wait until the application confirms them (rule C-DUR-02). */
class DeliveriesTest {

  private static final Duration HALF_A_POLL = Duration.ofSeconds(20);

  @Test
  void eventsAreNumberedWithoutGaps() {
    Rig rig = Rig.established().say(1, "a");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted()).pushed(Rig.line("b"));
    List<Long> numbers =
        rig.effects.stream()
            .filter(Effect.Tell.class::isInstance)
            .map(effect -> ((Effect.Tell) effect).number())
            .toList();
    assertEquals(LongStream.rangeClosed(1, numbers.size()).boxed().toList(), numbers);
    assertEquals(new Deliveries(numbers.size(), List.of()), rig.state.ledger().deliveries());
  }

  @Test
  void unconfirmedEventsSurviveADocument() {
    Rig rig = Rig.established().busy().say(1, "a");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted()).pushed(Rig.line("b"));
    VisitorState again = VisitorStateJson.read(VisitorStateJson.write(rig.state));
    assertEquals(rig.state, again);
    assertEquals(2, again.ledger().deliveries().unconfirmed().size());
  }

  @Test
  void aConfirmationConfirmsAllBefore() {
    Rig rig = Rig.established().busy().pushed(Rig.line("a"), Rig.line("b"), Rig.line("c"));
    long told = rig.state.ledger().deliveries().told();
    rig.take(new Input.Confirmed(rig.now, told - 1));
    assertEquals(
        List.of(told),
        rig.state.ledger().deliveries().numbered().stream().map(NumberedEvent::number).toList());
    VisitorState before = rig.state;
    rig.take(new Input.Confirmed(rig.now, told - 2));
    assertEquals(before, rig.state, "an older confirmation changes nothing");
    assertThrows(
        DriverMistakeException.class, () -> rig.take(new Input.Confirmed(rig.now, told + 1)));
  }

  @Test
  void aFullApplicationHoldsTheNextPoll() {
    Rig rig = full();
    assertEquals(List.of(), rig.openCalls());
    assertEquals(HALF_A_POLL, rig.state.deadline().orElseThrow().minus(rig.now));
    rig.confirm();
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
  }

  @Test
  void aHeldPollStartsInTimeForTheServer() {
    Rig rig = full();
    long ack = ack(rig);
    rig.after(HALF_A_POLL.minusNanos(1)).take(new Input.Deadline(rig.now));
    assertEquals(List.of(), rig.openCalls());
    rig.toDeadline();
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    // The server has more, which the application has no room for: the server keeps it.
    rig.pushed(Rig.line("more"));
    assertEquals(ack, ack(rig));
    assertTrue(rig.heard().stream().noneMatch("more"::equals));
    assertEquals(List.of(), rig.openCalls());
    // It comes again when there is room.
    rig.confirm();
    rig.reply(RequestType.MESSAGES, Rig.batch(ack + 1, Rig.line("more")));
    assertEquals("more", rig.heard().get(rig.heard().size() - 1));
    assertEquals(ack + 1, ack(rig));
  }

  @Test
  void aConfirmationDoesNotCutAPauseShort() {
    Rig rig = Rig.established().busy().lost(RequestType.MESSAGES);
    assertEquals(List.of(), rig.openCalls());
    rig.confirm();
    assertEquals(List.of(), rig.openCalls());
  }

  @Test
  void lastWordsComeAlsoWhenTheApplicationIsFull() {
    Rig rig = full().end(1).reply(RequestType.CHAT_END, new Reply.Accepted());
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    rig.pushed(Rig.line("bye"), ChatEnded.builder().build());
    assertEquals(Phase.ENDED, rig.state.phase());
    assertEquals("bye", rig.heard().get(rig.heard().size() - 1));
    assertTrue(rig.state.ledger().deliveries().unconfirmed().size() > Deliveries.MOST);
    rig.confirm();
    assertEquals(List.of(), rig.state.ledger().deliveries().unconfirmed());
  }

  @Test
  void aDismissedSessionWaitsForLastWordsAlsoWhenTheApplicationIsFull() {
    Rig rig = full().say(1, "hello?");
    rig.refused(RequestType.CHAT_MESSAGE, new Refusal.SessionInvalid(""));
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    rig.pushed(Rig.line("bye"), ChatEnded.builder().build());
    assertEquals("bye", rig.heard().get(rig.heard().size() - 1));
  }

  /** A session whose application has as many events to confirm as it may have. */
  private static Rig full() {
    Rig rig = Rig.established().busy();
    ServerMessage[] many = new ServerMessage[Deliveries.MOST];
    Arrays.fill(many, AgentTyping.builder().name("Andy").build());
    return rig.pushed(many);
  }

  private static long ack(Rig rig) {
    return ((VisitorState.Open) rig.state).session().ack();
  }
}
