package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.model.AgentDisconnect;
import dev.chasitor.model.AgentTyping;
import dev.chasitor.model.ChasitorIdleTimeout;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatEstablished;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.ChatTransferred;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.SensitiveDataRule;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.TranscriptEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The desk and the visitor: rules S-OPEN-03, S-OPEN-04, S-QUE-01. */
class DeskWorkTest {

  // Rule S-OPEN-03.
  @Test
  void theFirstPlaceAnswersTheRequest() {
    HostRig rig = HostRig.routed(3);
    ChatRequestSuccess success =
        assertInstanceOf(ChatRequestSuccess.class, rig.messages(rig.poll(-1)).get(0));
    assertEquals(OptionalInt.of(3), success.queuePosition());
    assertEquals(OptionalLong.of(150_000), success.connectionTimeout());
    assertEquals(HostRig.INIT.prechatDetails(), success.customDetails());
    assertFalse(success.visitorId().isEmpty());
  }

  // Rule S-QUE-01.
  @Test
  void laterPlacesAreToldWhenTheyChange() {
    HostRig rig = HostRig.routed(2).queue(2).queue(1).queue(1).queue(0);
    assertEquals(
        List.of(1, 0),
        rig.messages(rig.poll(-1)).stream()
            .filter(QueueUpdate.class::isInstance)
            .map(update -> ((QueueUpdate) update).position().orElseThrow())
            .toList());
  }

  // Rule S-QUE-01.
  @Test
  void whoWantsNoQueueUpdatesGetsNone() {
    HostRig rig = HostRig.created();
    rig.post(
        1, ChasitorInitRequest.builder().from(HostRig.INIT).receiveQueueUpdates(false).build());
    rig.queue(2).queue(1);
    assertEquals(1, rig.messages(rig.poll(-1)).size());
  }

  // Rule S-OPEN-04.
  @Test
  void anAgentWithoutAQueueStillComesAfterTheSuccess() {
    HostRig rig = HostRig.waiting().accept();
    List<ServerMessage> messages = rig.messages(rig.poll(-1));
    assertInstanceOf(ChatRequestSuccess.class, messages.get(0));
    ChatEstablished established = assertInstanceOf(ChatEstablished.class, messages.get(1));
    assertEquals(Optional.of("Andy"), established.name());
    assertEquals(Optional.of("005000000000001"), established.userId());
  }

  @Test
  void whatTheVisitorSaysEarlyIsKeptAndReachesTheDesk() {
    HostRig rig = HostRig.waiting();
    rig.assertAccepted(rig.say(2, "anybody there?"));
    assertEquals(List.of("anybody there?"), rig.heardByDesk());
    rig.accept();
    assertEquals(
        List.of("anybody there?"),
        rig.session().transcript().stream().map(entry -> entry.content().orElseThrow()).toList());
  }

  @Test
  void linesBearTheirSpeakerAndTheirTime() {
    HostRig rig = HostRig.active().after(Duration.ofSeconds(2));
    rig.say(2, "hi");
    rig.after(Duration.ofSeconds(1)).agentSays("hello");
    List<TranscriptEntry> transcript = rig.session().transcript();
    assertEquals(
        List.of("Ada", "Andy"),
        transcript.stream().map(entry -> entry.name().orElseThrow()).toList());
    assertEquals(
        List.of(HostRig.STARTED + 2000, HostRig.STARTED + 3000),
        transcript.stream().map(entry -> entry.timestamp().orElseThrow()).toList());
    List<ServerMessage> pushed = rig.messages(rig.poll(-1));
    ChatMessage line = assertInstanceOf(ChatMessage.class, pushed.get(pushed.size() - 1));
    assertEquals("hello", line.text());
    assertEquals(Optional.of("Andy"), line.name());
    assertEquals("005000000000001", line.agentId().orElseThrow());
  }

  @Test
  void typingGoesBothWays() {
    HostRig rig = HostRig.active();
    HostRig.requests().stream()
        .filter(request -> request.kind().noun().contains("Typing"))
        .forEach(rig::postUnnumbered);
    assertEquals(
        List.of(new DeskNotice.VisitorTyping(true), new DeskNotice.VisitorTyping(false)),
        rig.notices.subList(1, 3));
    rig.poll(-1);
    rig.take(new HostInput.AgentTyping(rig.now, true));
    assertInstanceOf(AgentTyping.class, rig.messages(rig.poll(1)).get(0));
  }

  @Test
  void anotherAgentMayTakeTheChat() {
    HostRig rig = HostRig.active();
    rig.messages(rig.poll(-1));
    rig.take(new HostInput.Disconnect(rig.now));
    assertInstanceOf(AgentDisconnect.class, rig.messages(rig.poll(1)).get(0));
    rig.take(new HostInput.Transfer(rig.now, "Bea", "005000000000002"));
    ChatTransferred transferred =
        assertInstanceOf(ChatTransferred.class, rig.messages(rig.poll(2)).get(0));
    assertEquals(Optional.of("Bea"), transferred.name());
    assertEquals(Optional.of("005000000000002"), transferred.userId());
    assertEquals(Optional.of(false), transferred.sneakPeekEnabled());
    rig.agentSays("hello");
    assertEquals(Optional.of("Bea"), ((ChatMessage) rig.messages(rig.poll(3)).get(0)).name());
    assertEquals(
        List.of("OperatorTransferred", "Agent"),
        rig.session().transcript().stream()
            .map(entry -> entry.type().orElseThrow().raw())
            .toList());
  }

  @Test
  void whatTheProfileAsksOfVisitorsIsTold() {
    SensitiveDataRule rule = SensitiveDataRule.builder().name("Card").pattern("[0-9]+").build();
    ChasitorIdleTimeout idle =
        ChasitorIdleTimeout.builder().isEnabled(true).timeout(60).warningTime(30).build();
    HostRig rig =
        HostRig.active(
            HostProfile.builder()
                .sneakPeekEnabled(true)
                .chasitorIdleTimeout(idle)
                .addSensitiveDataRules(rule)
                .build());
    List<ServerMessage> messages = rig.messages(rig.poll(-1));
    assertEquals(List.of(rule), ((ChatRequestSuccess) messages.get(0)).sensitiveDataRules());
    ChatEstablished established = (ChatEstablished) messages.get(1);
    assertEquals(Optional.of(true), established.sneakPeekEnabled());
    assertEquals(Optional.of(idle), established.chasitorIdleTimeout());
  }

  // Rule S-OPEN-03.
  @Test
  void aRequestThatCannotBeServedFails() {
    HostRig rig = HostRig.waiting();
    long poll = rig.poll(-1);
    rig.take(new HostInput.Fail(rig.now, ChatFailReason.UNAVAILABLE));
    ChatRequestFail fail = assertInstanceOf(ChatRequestFail.class, rig.messages(poll).get(0));
    assertEquals("Unavailable", fail.reason().orElseThrow().raw());
    assertEquals(HostPhase.CLOSING, rig.state.phase());
  }
}
