package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.Reply;
import dev.chasitor.codec.document.MalformedMessageException;
import dev.chasitor.model.ChasitorSessionData;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.EnvelopeResponse;
import dev.chasitor.model.MessageType;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.ReconnectSession;
import dev.chasitor.model.ResyncSessionResponse;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SessionKey;
import dev.chasitor.session.host.json.HostStateJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Another node goes on: rules S-RSY-01 to S-RSY-07, S-ACK-03; facts 31 to 34. */
class TakeOversTest {

  private static List<MessageType> types(List<ServerMessage> messages) {
    return messages.stream().map(ServerMessage::kind).toList();
  }

  private static ResyncSessionResponse resynced(HostRig rig, long exchange) {
    Reply.Answered answered =
        assertInstanceOf(Reply.Answered.class, rig.answer(exchange).orElseThrow());
    return assertInstanceOf(ResyncSessionResponse.class, answered.response());
  }

  private static ChasitorSessionData sessionData(HostRig rig, long poll) {
    return assertInstanceOf(ChasitorSessionData.class, rig.messages(poll).get(0));
  }

  private static List<String> contents(ChasitorSessionData data) {
    return data.chatMessages().stream().map(entry -> entry.content().orElseThrow()).toList();
  }

  /** Two lines each way; the last one of the agent was not fetched. */
  private static HostRig talk() {
    HostRig rig = HostRig.active();
    rig.say(2, "a");
    rig.agentSays("A").poll(-1);
    rig.say(3, "b");
    rig.poll(2);
    rig.agentSays("B");
    return rig;
  }

  // Rules S-RSY-02, S-RSY-03, S-RSY-04.
  @Test
  void theWholeChatComesFirstAndNoLineTwice() {
    HostRig rig = talk().agentSays("C").lostAndLoaded();
    ResyncSessionResponse resynced = resynced(rig, rig.resync());
    assertTrue(resynced.isValid());
    assertEquals(Optional.of(rig.affinity), resynced.affinityToken());
    long poll = rig.poll(-1);
    assertEquals(List.of(MessageType.CHASITOR_SESSION_DATA), types(rig.messages(poll)));
    assertEquals(List.of("a", "A", "b", "B", "C"), contents(sessionData(rig, poll)));
    assertEquals(
        List.of(1L, 2L, 3L, 4L, 5L),
        sessionData(rig, poll).chatMessages().stream()
            .map(entry -> entry.sequence().orElseThrow())
            .toList());
  }

  @Test
  void aLineOfAnyLengthIsTakenOver() {
    String essay = "e".repeat(1_000_000);
    HostRig rig = HostRig.active().agentSays(essay).lostAndLoaded();
    rig.resync();
    assertEquals(List.of(essay), contents(sessionData(rig, rig.poll(-1))));
  }

  @Test
  void whatTheTranscriptDoesNotHoldComesAgainUntilItIsAcknowledged() {
    HostRig rig = HostRig.routed(2).queue(1).queue(0).accept();
    rig.take(new HostInput.AgentTyping(rig.now, true)).agentSays("hello").lostAndLoaded().resync();
    List<ServerMessage> messages = rig.messages(rig.poll(-1));
    assertEquals(
        List.of(
            MessageType.CHASITOR_SESSION_DATA,
            MessageType.CHAT_REQUEST_SUCCESS,
            MessageType.QUEUE_UPDATE,
            MessageType.CHAT_ESTABLISHED),
        types(messages));
    assertEquals(OptionalInt.of(0), ((QueueUpdate) messages.get(2)).position());
  }

  @Test
  void anEndThatWasNotHeardOfIsToldAfterTheTakeOver() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    rig.poll(1);
    rig.lostAndLoaded().agentSays("bye").agentEnds().resync();
    assertEquals(
        List.of(MessageType.CHASITOR_SESSION_DATA, MessageType.CHAT_ENDED),
        types(rig.messages(rig.poll(-1))));
  }

  @Test
  void minusOneAndAnOldAckMeanTheSameAlsoWhenAnAnswerIsLost() {
    for (long ack : new long[] {-1, 2, 1_000}) {
      HostRig rig = talk().lostAndLoaded();
      rig.resync();
      List<ServerMessage> first = rig.messages(rig.poll(ack));
      assertEquals(MessageType.CHASITOR_SESSION_DATA, first.get(0).kind(), "ack " + ack);
      if (ack < 1_000) {
        assertEquals(first, rig.messages(rig.poll(ack)), "ack " + ack);
      }
    }
  }

  // Rule S-ACK-03.
  @Test
  void theSequenceNeverDecreases() {
    HostRig rig = talk();
    long before = rig.batch(rig.poll(2)).sequence().getAsLong();
    rig.take(new HostInput.AgentTyping(rig.now, true));
    long typing = rig.batch(rig.poll(before)).sequence().getAsLong();
    rig.lostAndLoaded().resync();
    long after = rig.batch(rig.poll(-1)).sequence().getAsLong();
    assertTrue(before < typing && typing < after, before + " " + typing + " " + after);
  }

  @Test
  void theOldNodesTokenIsNoLongerValidButTheOldKeyIs() {
    HostRig rig = talk();
    rig.lostAndLoaded().resync();
    rig.affinity = HostRig.AFFINITY;
    rig.assertRefused(503, rig.poll(-1));
    assertTrue(rig.session().keys().contains(HostRig.KEY));
    assertTrue(rig.session().keys().contains(SessionKey.of("id-1!1!key-2")));
  }

  // Rule S-RSY-05.
  @Test
  void aRepeatedResyncYieldsAUsableSession() {
    HostRig rig = talk().lostAndLoaded();
    rig.resync();
    rig.resync();
    long poll = rig.poll(-1);
    assertEquals(List.of(MessageType.CHASITOR_SESSION_DATA), types(rig.messages(poll)));
    assertEquals(List.of("a", "A", "b", "B"), contents(sessionData(rig, poll)));
    for (int i = 0; i < 40; i++) {
      rig.resync();
    }
    assertTrue(rig.session().keys().size() <= 16);
  }

  @Test
  void aSessionThatWasNotLostIsTakenOverAllTheSame() {
    HostRig rig = talk();
    long held = rig.poll(3);
    long waiting = rig.say(9, "waits");
    rig.resync();
    rig.assertEmpty(held);
    rig.assertRefused(503, waiting);
    assertEquals(MessageType.CHASITOR_SESSION_DATA, rig.messages(rig.poll(-1)).get(0).kind());
  }

  @Test
  void whatWasSeenIsForgottenSoThatNumbersMayGoOnOrRestart() {
    for (long first : new long[] {1, 4}) {
      HostRig rig = talk().lostAndLoaded();
      rig.resync();
      rig.assertAccepted(rig.say(first, "c"));
      rig.assertAccepted(rig.say(first + 1, "d"));
      assertEquals(List.of("a", "b", "c", "d"), rig.heardByDesk());
    }
  }

  @Test
  void theResyncStateIsAcceptedWithoutANumber() {
    HostRig rig = talk().lostAndLoaded();
    rig.resync();
    rig.assertAccepted(rig.postUnnumbered(HostRig.requests().get(7)));
    rig.assertAccepted(rig.say(1, "c"));
  }

  @Test
  void aWaitingVisitorLearnsItsPlace() {
    HostRig rig = HostRig.routed(3).lostAndLoaded();
    rig.resync();
    assertEquals(OptionalInt.of(3), sessionData(rig, rig.poll(-1)).queuePosition());
  }

  // Rule S-RSY-06.
  @Test
  void aSessionThatIsGoneIsNotValid() {
    HostRig rig = HostRig.gone();
    assertFalse(resynced(rig, rig.resync()).isValid());
  }

  @Test
  void theTimeWithoutANodeDoesNotCountAgainstTheClient() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    for (int i = 0; i < 10; i++) {
      rig.poll(1);
      rig.toDeadline();
    }
    rig.lostAndLoaded().take(new HostInput.Deadline(rig.now));
    assertEquals(HostPhase.ACTIVE, rig.state.phase());
    assertEquals(
        Optional.of(rig.now.plus(HostProfile.defaults().connectionTimeout())),
        rig.state.deadline());
  }

  @Test
  void anEndedSessionCanStillBeTakenOverForItsLastWords() {
    HostRig rig = HostRig.closing().after(Duration.ofSeconds(60)).lostAndLoaded();
    rig.resync();
    assertEquals(
        List.of(
            MessageType.CHASITOR_SESSION_DATA,
            MessageType.CHAT_REQUEST_SUCCESS,
            MessageType.CHAT_ESTABLISHED,
            MessageType.CHAT_ENDED),
        types(rig.messages(rig.poll(-1))));
  }

  /** The rig compares each state with what it becomes when it is written and read. */
  @Test
  void aLongChatSurvivesBeingWrittenDownAfterEveryStep() {
    HostRig rig = HostRig.created();
    rig.poll(-1);
    rig.post(1, HostRig.INIT);
    rig.queue(2).queue(0).accept();
    for (int i = 0; i < 30; i++) {
      rig.say(i + 2 + i / 10, "line \" \u2028 " + i);
      rig.after(Duration.ofSeconds(1))
          .take(new HostInput.Deadline(rig.now))
          .agentSays("answer " + i);
      rig.poll(rig.session().log().delivered());
    }
    rig.lostAndLoaded().resync();
    rig.post(99, ChatEndRequest.builder().build());
    rig.lostAndLoaded().toDeadline();
    assertEquals(HostPhase.GONE, rig.state.phase());
  }

  @Test
  void aDocumentOfAnotherVersionIsRefused() {
    byte[] other =
        new String(HostStateJson.write(HostRig.active().state), StandardCharsets.UTF_8)
            .replace("\"version\":3", "\"version\":1")
            .getBytes(StandardCharsets.UTF_8);
    MalformedMessageException e =
        assertThrows(MalformedMessageException.class, () -> HostStateJson.read(other));
    assertEquals(
        "expected a host's session of version 3, found one written as version 1", e.expectation());
  }

  @Test
  void noStateShowsItsSecrets() {
    HostRig rig = talk();
    rig.resync();
    String text = rig.state + " " + rig.notices;
    for (String secret : List.of("key-1", "key-2", "0000000a", "0000000b", "Ada", "example.org")) {
      assertFalse(text.contains(secret), secret);
    }
  }

  @Test
  void numbersThatWereSeenAreStored() {
    HostRig rig = talk().lostAndLoaded();
    rig.exchange(HostRig.line("b"), OptionalLong.of(3), Optional.empty());
    assertEquals(List.of("a", "b"), rig.heardByDesk());
  }

  @Test
  void aReconnectedSessionKeepsItsKeyAndCountsAnew() {
    HostRig rig = talk();
    List<SessionKey> keys = rig.session().keys();
    Reply.Answered answered =
        assertInstanceOf(Reply.Answered.class, rig.answer(rig.reconnect()).orElseThrow());
    ReconnectSession told =
        assertInstanceOf(EnvelopeResponse.class, answered.response())
            .first(ReconnectSession.class)
            .orElseThrow();
    assertEquals(Optional.of(true), told.resetSequence());
    assertEquals(rig.affinity, told.affinityToken());
    assertEquals(keys, rig.session().keys());
    assertEquals(List.of("a", "A", "b", "B"), contents(sessionData(rig, rig.poll(-1))));
    rig.assertAccepted(rig.say(1, "c"));
    assertEquals(List.of("a", "b", "c"), rig.heardByDesk());
  }

  @Test
  void whatIsGoneIsNotReconnected() {
    HostRig rig = HostRig.gone();
    rig.assertRefused(403, rig.reconnect());
  }
}
