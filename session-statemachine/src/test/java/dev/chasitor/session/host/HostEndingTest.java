package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatEndReason;
import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.ChatEnded;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.DeleteSessionIdRequest;
import dev.chasitor.model.ServerMessage;
import dev.chasitor.model.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a session: rules S-END-01 to S-END-04. */
class HostEndingTest {

  private static final HostProfile PROFILE = HostProfile.defaults();
  private static final ChatEndRequest CHAT_END = ChatEndRequest.builder().build();
  private static final DeleteSessionIdRequest DELETE =
      DeleteSessionIdRequest.builder().key(HostRig.KEY).build();

  private static String reason(ServerMessage message) {
    return assertInstanceOf(ChatEnded.class, message).reason().orElseThrow().raw();
  }

  // Rule S-END-01.
  @Test
  void theVisitorsEndIsTold() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    long poll = rig.poll(1);
    rig.assertAccepted(rig.post(2, CHAT_END));
    assertEquals("client", reason(rig.messages(poll).get(0)));
    assertTrue(
        rig.notices.contains(new DeskNotice.ChatOver(DeskNotice.Why.VISITOR_ENDED)),
        rig.notices::toString);
  }

  @Test
  void theReasonOfAnEndIsRepeated() {
    HostRig rig = HostRig.active();
    rig.post(
        2, ChatEndRequest.builder().reason(Word.of(ChatEndReason.CLIENT_IDLE_TIMEOUT)).build());
    List<ServerMessage> messages = rig.messages(rig.poll(-1));
    assertEquals("clientIdleTimeout", reason(messages.get(messages.size() - 1)));
  }

  // Rule S-END-01.
  @Test
  void afterTheEndOnlyLastWordsAreServedAndThenNothing() {
    HostRig rig = HostRig.active();
    rig.post(2, CHAT_END);
    rig.assertAccepted(rig.post(2, CHAT_END));
    rig.assertAccepted(rig.postUnnumbered(DELETE));
    long late = rig.say(3, "too late");
    rig.assertRefused(403, late);
    rig.assertRefused(403, rig.say(3, "too late"));
    rig.poll(-1);
    rig.toDeadlineAt(PROFILE.linger());
    assertEquals(HostPhase.GONE, rig.state.phase());
    rig.assertRefused(403, rig.poll(-1));
    rig.assertRefused(403, rig.postUnnumbered(DELETE));
    assertEquals(List.of(), rig.heardByDesk());
  }

  // Rule S-END-02.
  @Test
  void deleteEndsASessionInWhateverPhase() {
    for (HostRig rig : List.of(HostRig.created(), HostRig.waiting(), HostRig.active())) {
      rig.assertAccepted(rig.postUnnumbered(DELETE));
      assertEquals(HostPhase.CLOSING, rig.state.phase());
    }
  }

  // Rule S-END-04.
  @Test
  void lastWordsOfTheAgentWaitForAVisitorOutOfReach() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    rig.agentSays("goodbye").agentEnds();
    rig.after(PROFILE.linger().plusSeconds(30)).take(new HostInput.Deadline(rig.now));
    List<ServerMessage> lastWords = rig.messages(rig.poll(1));
    assertInstanceOf(ChatMessage.class, lastWords.get(0));
    assertEquals("agent", reason(lastWords.get(1)));
    // The answer may have been lost: it is given again, until it is acknowledged.
    assertEquals(lastWords, rig.messages(rig.poll(1)));
    Duration acknowledged = rig.now;
    long after = rig.poll(3);
    rig.toDeadlineAt(acknowledged.plus(PROFILE.linger())).assertEmpty(after);
    assertEquals(HostPhase.GONE, rig.state.phase());
  }

  @Test
  void lastWordsDoNotWaitForEver() {
    HostRig rig = HostRig.closing();
    rig.toDeadlineAt(PROFILE.connectionTimeout());
    assertEquals(HostPhase.GONE, rig.state.phase());
  }

  // Rule S-END-03.
  @Test
  void aSessionWithoutPollsEnds() {
    HostRig rig = HostRig.active();
    rig.say(2, "still typing, never polling");
    rig.toDeadlineAt(PROFILE.connectionTimeout());
    assertEquals(HostPhase.CLOSING, rig.state.phase());
    assertTrue(
        rig.notices.contains(new DeskNotice.ChatOver(DeskNotice.Why.VISITOR_SILENT)),
        rig.notices::toString);
    assertEquals(3, rig.messages(rig.poll(-1)).size());
    rig.toDeadline();
    rig.assertRefused(403, rig.poll(-1));
  }

  @Test
  void aSessionThatPollsLives() {
    HostRig rig = HostRig.active();
    rig.poll(-1);
    for (int i = 0; i < 20; i++) {
      long idle = rig.poll(1);
      rig.toDeadline().assertEmpty(idle);
    }
    assertTrue(rig.now.compareTo(PROFILE.connectionTimeout().multipliedBy(2)) > 0);
    assertEquals(HostPhase.ACTIVE, rig.state.phase());
  }

  @Test
  void aSessionWithoutAChatIsForgotten() {
    HostRig rig = HostRig.created();
    rig.toDeadlineAt(PROFILE.initTimeout());
    assertEquals(HostPhase.GONE, rig.state.phase());
    assertEquals(List.of(), rig.notices);
  }

  @Test
  void whatTheDeskDoesTooLateIsIgnored() {
    HostRig rig = HostRig.active();
    rig.post(2, CHAT_END);
    HostState closing = rig.state;
    rig.agentSays("too late").agentEnds();
    assertEquals(closing, rig.state);
  }
}
