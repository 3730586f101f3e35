package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.Refusal;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.session.visitor.SessionEvent.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a state knows of the agent and of the queue. */
class WhatIsKnownTest {

  private static final Refusal LOST = new Refusal.AffinityLost("");

  private static Rig queued(int seconds) {
    return Rig.requested()
        .pushed(ChatRequestSuccess.builder().queuePosition(3).estimatedWaitTime(seconds).build());
  }

  private static QueueUpdate update(OptionalInt position, OptionalInt seconds) {
    return QueueUpdate.builder().position(position).estimatedWaitTime(seconds).build();
  }

  private static void assertWaits(Rig rig, int seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), rig.state.estimatedWaitTime());
  }

  @Test
  void theServersEstimateIsKept() {
    Rig rig = queued(120);
    assertWaits(rig, 120);
    assertEquals(OptionalInt.of(3), rig.state.queuePosition());
    rig.pushed(update(OptionalInt.of(2), OptionalInt.of(60)));
    assertWaits(rig, 60);
    assertEquals(OptionalInt.of(2), rig.state.queuePosition());
    rig.pushed(update(OptionalInt.of(1), OptionalInt.empty()));
    assertWaits(rig, 60);
    rig.pushed(update(OptionalInt.empty(), OptionalInt.of(0)));
    assertWaits(rig, 0);
    assertEquals(OptionalInt.of(1), rig.state.queuePosition());
  }

  @Test
  void aNegativeEstimateIsUnknown() {
    assertEquals(Optional.empty(), queued(-1).state.estimatedWaitTime());
    Rig rig = queued(120).pushed(update(OptionalInt.of(3), OptionalInt.of(-1)));
    assertEquals(Optional.empty(), rig.state.estimatedWaitTime());
  }

  @Test
  void anotherEstimateAtTheSamePlaceIsReportedAndARepeatIsNot() {
    Rig rig = queued(120);
    ServerMessage later = update(OptionalInt.of(3), OptionalInt.of(300));
    rig.pushed(later, later);
    assertEquals(
        List.of(later),
        rig.events().stream()
            .filter(Received.class::isInstance)
            .map(event -> ((Received) event).message())
            .filter(QueueUpdate.class::isInstance)
            .toList());
    assertWaits(rig, 300);
  }

  @Test
  void aHandOverKeepsWhatIsKnownOfTheQueue() {
    Rig rig = queued(120).refused(RequestType.MESSAGES, LOST);
    assertEquals(Phase.RESYNCING, rig.state.phase());
    assertWaits(rig, 120);
    assertEquals(OptionalInt.of(3), rig.state.queuePosition());
    rig.takenOver().pushed(Rig.transcript());
    assertEquals(Phase.QUEUED, rig.state.phase());
    assertWaits(rig, 120);
    assertEquals(OptionalInt.of(3), rig.state.queuePosition());
    assertEquals(Optional.empty(), rig.state.knownAgent());
  }

  @Test
  void theAgentIsKnownFromAcceptingToTheEndAndTheQueueIsForgotten() {
    Rig rig = Rig.requested();
    assertEquals(Optional.empty(), rig.state.knownAgent());
    rig.pushed(Rig.agent("Andy"));
    assertEquals("Andy", rig.state.knownAgent().orElseThrow().name());
    rig.pushed(ChatRequestSuccess.builder().queuePosition(0).estimatedWaitTime(5).build());
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
    assertEquals("005-Andy", rig.state.knownAgent().orElseThrow().userId());
    assertEquals(Optional.empty(), rig.state.estimatedWaitTime());
    assertEquals(OptionalInt.empty(), rig.state.queuePosition());
    rig.refused(RequestType.MESSAGES, LOST);
    assertEquals("Andy", rig.state.knownAgent().orElseThrow().name());
    rig.take(new Input.Abandon(rig.state.ledger().now()));
    assertEquals(Optional.empty(), rig.state.knownAgent());
  }
}
