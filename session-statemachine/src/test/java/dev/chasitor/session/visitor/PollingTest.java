package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Refusal;
import dev.chasitor.codec.Reply;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.Message;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.MessagesResponse;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.SessionEvent.Received;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PollingTest {

  private static long ack(Rig rig) {
    return ((MessagesRequest) rig.call(RequestType.MESSAGES).request()).ack().orElseThrow();
  }

  @Test
  void theAckIsTheSequenceOfTheLastBatchAndSilenceLeavesIt() {
    Rig rig = Rig.requested();
    rig.pushed(Rig.success(1), Rig.agent("Andy"), Rig.line("one"));
    assertEquals(2, ack(rig));
    rig.reply(RequestType.MESSAGES, new Reply.Empty());
    assertEquals(2, ack(rig));
    rig.lost(RequestType.MESSAGES).toDeadline();
    assertEquals(2, ack(rig));
  }

  @Test
  void theBatchIsToldBeforeTheNewAckLeaves() {
    Rig rig = Rig.established();
    rig.effects.clear();
    rig.pushed(Rig.line("one"), Rig.line("two"));
    List<Class<?>> order = rig.effects.stream().<Class<?>>map(Object::getClass).toList();
    assertEquals(List.of(Effect.Tell.class, Effect.Tell.class, Effect.Call.class), order);
  }

  @Test
  void aRepeatedBatchIsIgnored() {
    Rig rig = Rig.established().pushed(Rig.line("one"));
    rig.reply(RequestType.MESSAGES, Rig.batch(2, Rig.line("one")));
    assertEquals(List.of("one"), rig.heard());
    assertEquals(2, ack(rig));
  }

  @Test
  void aReplyWithoutSequenceCountsItsMessages() {
    Rig rig = Rig.established();
    rig.reply(
        RequestType.MESSAGES,
        new Reply.Answered(
            MessagesResponse.builder()
                .addMessages(Message.of(Rig.line("a")), Message.of(Rig.line("b")))
                .build()));
    assertEquals(3, ack(rig));
  }

  @Test
  void aLateAnswerToAnAbandonedPollIsDiscardedWhole() {
    Rig rig = Rig.established();
    long late = rig.call(RequestType.MESSAGES).id();
    rig.after(Duration.ofSeconds(40)).take(new Input.Deadline(rig.now));
    assertTrue(rig.effects.contains(new Effect.Cancel(late)));
    VisitorState before = rig.state;
    rig.take(new Input.Replied(rig.now, late, Rig.batch(9, Rig.line("late"))));
    assertEquals(before, rig.state);
    assertEquals(List.of(), rig.heard());
    rig.toDeadline();
    assertEquals(1, ack(rig));
  }

  @Test
  void aSilentPollIsNotGivenUpEarly() {
    Rig rig = Rig.established();
    rig.take(new Input.Deadline(Duration.ofSeconds(40).minusNanos(1)));
    assertEquals(List.of(RequestType.MESSAGES), rig.openCalls());
    assertTrue(rig.state.deadline().orElseThrow().equals(Duration.ofSeconds(40)));
  }

  @Test
  void malformedAnswersNeitherAdvanceNorLastForEver() {
    Rig rig = Rig.established();
    int tries = 0;
    while (rig.state.phase() != Phase.ENDED) {
      rig.reply(RequestType.MESSAGES, new Reply.Malformed("at $, byte 3: cut off"));
      tries++;
      if (rig.state.phase() != Phase.ENDED) {
        rig.toDeadline();
        assertEquals(1, ack(rig));
      }
    }
    assertEquals(Profile.defaults().malformedLimit(), tries);
    assertEquals(EndCause.Kind.PROTOCOL, rig.cause());
  }

  @Test
  void serverFailuresAreTriedAgainWhileThereIsPatience() {
    Rig rig = Rig.fresh().opened();
    rig.pushed(ChatRequestSuccess.builder().connectionTimeout(10_000).build(), Rig.agent("Andy"));
    Duration contact = rig.now;
    while (rig.state.phase() != Phase.ENDED) {
      rig.refused(RequestType.MESSAGES, new Refusal.ServerFailed(500, ""));
      if (rig.state.phase() != Phase.ENDED) {
        rig.toDeadline();
      }
    }
    assertEquals(EndCause.Kind.SERVER_FAILED, rig.cause());
    Duration lasted = rig.now.minus(contact);
    assertTrue(lasted.compareTo(Duration.ofSeconds(10)) >= 0, () -> "gave up after " + lasted);
    assertTrue(lasted.compareTo(Duration.ofSeconds(19)) < 0, () -> "gave up after " + lasted);
  }

  @Test
  void aConflictOnThePollIsPolledAgain() {
    Rig rig = Rig.established();
    rig.refused(RequestType.MESSAGES, Rig.outOfSync(1, 1));
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    rig.toDeadline();
    assertEquals(1, ack(rig));
  }

  @Test
  void theSameAgentOnceMoreIsARepeatAnotherOneIsNews() {
    Rig rig = Rig.established();
    rig.effects.clear();
    rig.pushed(Rig.agent("Andy"), Rig.success(4), Rig.agent("Bea"));
    assertEquals(List.of(new Received(Rig.agent("Bea"), false)), rig.events());
  }

  @Test
  void noPollIsEverDoubled() {
    Rig rig = Rig.established();
    rig.say(1, "a").take(new Input.Typing(rig.now, true)).say(2, "b");
    rig.reply(RequestType.CHAT_MESSAGE, new Reply.Accepted());
    assertEquals(1, rig.openCalls().stream().filter(type -> type == RequestType.MESSAGES).count());
    assertEquals(OptionalLong.empty(), rig.call(RequestType.MESSAGES).headers().sequence());
  }
}
