package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.AffinityToken;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.MessagesRequest;
import dev.chasitor.model.ServerMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The long poll: rules S-POLL-01 to S-POLL-05, S-ACK-01 to S-ACK-05, S-RES-04; rulings A2, A3. */
class PollsTest {

  private static final Duration HOLD = HostProfile.defaults().pollHold();

  private static List<MessageType> types(List<ServerMessage> messages) {
    return messages.stream().map(ServerMessage::kind).toList();
  }

  // Rule S-POLL-01.
  @Test
  void whatIsPendingIsAnsweredAtOnceWithTheIndexOfTheLast() {
    HostRig rig = HostRig.active();
    long poll = rig.poll(-1);
    assertEquals(
        List.of(MessageType.CHAT_REQUEST_SUCCESS, MessageType.CHAT_ESTABLISHED),
        types(rig.messages(poll)));
    assertEquals(OptionalLong.of(1), rig.batch(poll).sequence());
  }

  // Rule S-POLL-02.
  @Test
  void aHeldPollIsWokenByTheNextMessage() {
    HostRig rig = HostRig.created();
    long poll = rig.poll(-1);
    rig.post(1, HostRig.INIT);
    assertTrue(rig.isOpen(poll));
    rig.queue(3);
    assertEquals(List.of(MessageType.CHAT_REQUEST_SUCCESS), types(rig.messages(poll)));
    assertEquals(OptionalLong.of(0), rig.batch(poll).sequence());
  }

  @Test
  void anIdlePollEndsWith204AfterTheHold() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    long idle = rig.poll(1);
    assertTrue(rig.isOpen(idle));
    rig.toDeadlineAt(HOLD).assertEmpty(idle);
  }

  // Rules S-ACK-01, S-ACK-04.
  @Test
  void anUnacknowledgedMessageComesAgainAtOnceTogetherWithNewerOnes() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    rig.agentSays("hello");
    long again = rig.poll(-1);
    assertEquals(3, rig.messages(again).size());
    assertEquals(rig.messages(again), rig.messages(rig.poll(-1)));
    assertEquals(OptionalLong.of(2), rig.batch(again).sequence());
  }

  // Rule S-ACK-02.
  @Test
  void anAcknowledgedMessageNeverComesAgain() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    rig.agentSays("hello");
    long next = rig.poll(1);
    assertEquals(List.of(MessageType.CHAT_MESSAGE), types(rig.messages(next)));
    assertEquals(List.of(MessageType.CHAT_MESSAGE), types(rig.messages(rig.poll(-1))));
  }

  @Test
  void aLaggingAckGetsTheLaterOnesAgain() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    assertEquals(List.of(MessageType.CHAT_ESTABLISHED), types(rig.messages(rig.poll(0))));
  }

  @Test
  void withoutAnAckWhatWasDeliveredIsAcknowledged() {
    HostRig rig = HostRig.active();
    assertEquals(2, rig.messages(rig.pollWithoutAck()).size());
    long held = rig.pollWithoutAck();
    assertTrue(rig.isOpen(held));
    rig.agentSays("hello");
    assertEquals(1, rig.messages(held).size());
    assertEquals(OptionalLong.of(2), rig.batch(held).sequence());
  }

  // Rule S-ACK-05.
  @Test
  void anAckAheadOfEverythingSkipsNothing() {
    HostRig rig = HostRig.active();
    assertEquals(2, rig.messages(rig.poll(1_000_000)).size());
    rig.agentSays("hello");
    assertEquals(List.of(MessageType.CHAT_MESSAGE), types(rig.messages(rig.poll(1_000_000))));
  }

  // Rule S-POLL-05.
  @Test
  void aNewerPollEndsTheOlderOneAndTheChatGoesOn() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    long older = rig.poll(1);
    long newer = rig.poll(1);
    rig.assertEmpty(older);
    rig.agentSays("hello");
    assertEquals(1, rig.messages(newer).size());
  }

  @Test
  void anAbandonedPollTakesNoMessageWithIt() {
    HostRig rig = HostRig.active();
    rig.pollWithoutAck();
    long abandoned = rig.pollWithoutAck();
    rig.take(new HostInput.Abandoned(rig.now, abandoned)).agentSays("hello");
    assertTrue(rig.isOpen(abandoned));
    assertEquals(1, rig.messages(rig.pollWithoutAck()).size());
  }

  @Test
  void oneStepAnswersThePollOnceWithAllItPushed() {
    HostRig rig = HostRig.waiting();
    long poll = rig.poll(-1);
    rig.accept();
    assertEquals(
        List.of(MessageType.CHAT_REQUEST_SUCCESS, MessageType.CHAT_ESTABLISHED),
        types(rig.messages(poll)));
  }

  // Rule S-RES-04.
  @Test
  void anotherNodesTokenIsRefusedAndChangesNothing() {
    HostRig rig = HostRig.active();
    HostState before = rig.state;
    rig.affinity = AffinityToken.of("ffffffff");
    rig.assertRefused(503, rig.poll(-1));
    rig.assertRefused(503, rig.say(2, "lost"));
    assertEquals(before, rig.state);
  }

  @Test
  void withoutATokenAClientIsServed() {
    HostRig rig = HostRig.active();
    long poll =
        rig.exchange(
            MessagesRequest.builder().ack(-1).build(), OptionalLong.empty(), Optional.empty());
    assertEquals(2, rig.messages(poll).size());
    rig.assertAccepted(rig.exchange(HostRig.line("hi"), OptionalLong.of(2), Optional.empty()));
  }
}
