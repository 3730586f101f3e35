package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.Refusal;
import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatFailReason;
import dev.chasitor.model.ChatRequestFail;
import dev.chasitor.model.ChatRequestSuccess;
import dev.chasitor.model.QueueUpdate;
import dev.chasitor.model.RequestType;
import dev.chasitor.model.SensitiveDataRules;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.SwitchServer;
import dev.chasitor.model.TranscriptEntryType;
import dev.chasitor.model.Word;
import dev.chasitor.session.visitor.SessionEvent.PhaseChanged;
import dev.chasitor.session.visitor.SessionEvent.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Exactly what the application is told about a message, and in which order. */
class ToldTest {

  private static List<SessionEvent> toldOf(Rig rig, ServerMessage... messages) {
    rig.effects.clear();
    return rig.pushed(messages).events();
  }

  private static SessionEvent received(ServerMessage message) {
    return new Received(message, false);
  }

  @Test
  void theWayToAnAgentIsToldStepByStep() {
    Rig rig = Rig.requested();
    ServerMessage success = Rig.success(2);
    assertEquals(
        List.of(received(success), new PhaseChanged(Phase.INIT, Phase.QUEUED)),
        toldOf(rig, success));
    ServerMessage moved = QueueUpdate.builder().position(1).build();
    assertEquals(List.of(received(moved)), toldOf(rig, moved));
    ServerMessage agent = Rig.agent("Andy");
    assertEquals(
        List.of(received(agent), new PhaseChanged(Phase.QUEUED, Phase.ESTABLISHED)),
        toldOf(rig, agent));
  }

  @Test
  void aPlaceInTheQueueIsToldWhenItChanges() {
    Rig rig = Rig.requested().pushed(Rig.success(2));
    assertEquals(List.of(), toldOf(rig, QueueUpdate.builder().position(2).build()));
    ServerMessage first = QueueUpdate.builder().position(1).build();
    assertEquals(List.of(received(first)), toldOf(rig, first, first));
    Rig unplaced = Rig.requested().pushed(ChatRequestSuccess.builder().build());
    assertEquals(List.of(received(first)), toldOf(unplaced, first));
  }

  @Test
  void anAgentWhoComesEarlyIsToldEarly() {
    Rig rig = Rig.requested();
    ServerMessage agent = Rig.agent("Andy");
    assertEquals(List.of(received(agent)), toldOf(rig, agent));
    ServerMessage success = Rig.success(0);
    assertEquals(
        List.of(received(success), new PhaseChanged(Phase.INIT, Phase.ESTABLISHED)),
        toldOf(rig, success));
  }

  @Test
  void theEndIsToldLastAndInTheServersWords() {
    ServerMessage ended = ChatEnded.builder().reason(Word.of(ChatEndReason.AGENT)).build();
    assertEquals(
        List.of(
            received(ended),
            new PhaseChanged(Phase.ESTABLISHED, Phase.ENDED),
            new SessionEvent.Ended(
                new EndCause(EndCause.Kind.AGENT, "agent", Optional.of("agent")))),
        toldOf(Rig.established(), ended));
    ServerMessage silent = ChatEnded.builder().build();
    assertEquals(
        new SessionEvent.Ended(new EndCause(EndCause.Kind.AGENT, "no reason given")),
        toldOf(Rig.established(), silent).get(2));
  }

  @Test
  void aFailedRequestIsToldInTheServersWords() {
    ServerMessage fail =
        ChatRequestFail.builder().reason(Word.of(ChatFailReason.UNAVAILABLE)).build();
    assertEquals(
        List.of(
            received(fail),
            new PhaseChanged(Phase.INIT, Phase.ENDED),
            new SessionEvent.Ended(
                new EndCause(
                    EndCause.Kind.REQUEST_FAILED, "Unavailable", Optional.of("Unavailable")))),
        toldOf(Rig.requested(), fail));
  }

  @Test
  void rulesAndTheWayToAnotherServerAreTold() {
    ServerMessage rules = SensitiveDataRules.builder().build();
    assertEquals(List.of(received(rules)), toldOf(Rig.established(), rules));
    ServerMessage elsewhere = SwitchServer.builder().newUrl("https://other.example/chat").build();
    assertEquals(received(elsewhere), toldOf(Rig.requested(), elsewhere).get(0));
  }

  @Test
  void aTranscriptIsToldAndThenWhatWasMissedInIt() {
    Rig rig = Rig.established().pushed(Rig.line("one"));
    rig.refused(RequestType.MESSAGES, new Refusal.AffinityLost("")).takenOver();
    ServerMessage transcript =
        Rig.transcript(
            Rig.entry(TranscriptEntryType.AGENT, "one"),
            Rig.entry(TranscriptEntryType.CHASITOR, "mine"),
            Rig.entry(TranscriptEntryType.AGENT, "two"));
    List<SessionEvent> told = toldOf(rig, transcript);
    assertEquals(received(transcript), told.get(0));
    assertEquals(List.of("two"), rig.heard());
    assertEquals(true, ((Received) told.get(1)).recovered());
    assertEquals(new PhaseChanged(Phase.RESYNCING, Phase.ESTABLISHED), told.get(2));
    assertEquals(3, told.size());
  }

  @Test
  void aConnectionTimeoutOfNothingIsNone() {
    Rig rig = Rig.requested();
    rig.pushed(ChatRequestSuccess.builder().connectionTimeout(0).build(), Rig.agent("Andy"));
    rig.lost(RequestType.MESSAGES);
    assertEquals(Phase.ESTABLISHED, rig.state.phase());
  }

  @Test
  void aServerOutOfReachIsGivenUpExactlyWhenItSaid() {
    for (int early : new int[] {1, 0}) {
      Rig rig = Rig.requested();
      rig.pushed(ChatRequestSuccess.builder().connectionTimeout(60_000).build(), Rig.agent("Andy"));
      rig.lost(RequestType.MESSAGES).toDeadline().toDeadline();
      assertEquals(Phase.ESTABLISHED, rig.state.phase(), "after a poll of 40 seconds");
      rig.toDeadline().after(Duration.ofSeconds(60).minusNanos(early).minus(rig.now));
      rig.lost(RequestType.MESSAGES);
      assertEquals(early == 1 ? Phase.ESTABLISHED : Phase.ENDED, rig.state.phase());
    }
  }

  @Test
  void anIdleVisitorIsWokenForUnlessTheEndIsOnItsWay() {
    Rig rig = Rig.requested().pushed(Rig.success(1), Rig.attentive("Andy", 10, 20));
    rig.pushed(Rig.line("well?"));
    assertEquals(Duration.ofSeconds(10), rig.state.deadline().orElseThrow());
    rig.end(1);
    assertEquals(
        Profile.defaults().requestTimeout(), rig.state.deadline().orElseThrow(), "that of ChatEnd");
  }
}
