package dev.chasitor.session.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.model.ChatEndRequest;
import dev.chasitor.model.MessagesRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Numbers of POSTs: facts of real clients and ruling A4, rules S-SEQ-01, S-RES-02. */
class PostOrderTest {

  private static final Duration WAIT = HostProfile.defaults().orderWait();

  // Rule S-SEQ-01.
  @Test
  void aRepeatedNumberIsAcceptedAndNotDoneAgain() {
    HostRig rig = HostRig.active();
    rig.assertAccepted(rig.say(2, "once"));
    rig.assertAccepted(rig.say(2, "once"));
    assertEquals(List.of("once"), rig.heardByDesk());
  }

  @Test
  void withoutNumbersNothingIsCompared() {
    HostRig rig = HostRig.active();
    rig.assertAccepted(rig.postUnnumbered(HostRig.line("twice")));
    rig.assertAccepted(rig.postUnnumbered(HostRig.line("twice")));
    assertEquals(List.of("twice", "twice"), rig.heardByDesk());
  }

  @Test
  void anOvertakenLineKeepsItsPlace() {
    HostRig rig = HostRig.active();
    long third = rig.say(3, "third");
    assertTrue(rig.isOpen(third));
    rig.assertAccepted(rig.say(2, "second"));
    rig.assertAccepted(third);
    assertEquals(List.of("second", "third"), rig.heardByDesk());
  }

  @Test
  void aGapIsWaitedForOnlyAMomentAndOnlyOnce() {
    HostRig rig = HostRig.active();
    long fourth = rig.say(4, "fourth");
    rig.toDeadlineAt(WAIT).assertAccepted(fourth);
    rig.assertAccepted(rig.say(5, "fifth"));
    rig.assertAccepted(rig.say(3, "late"));
    assertEquals(List.of("fourth", "fifth", "late"), rig.heardByDesk());
    rig.assertAccepted(rig.say(3, "late"));
    assertEquals(3, rig.heardByDesk().size());
  }

  @Test
  void whatWaitedLongEnoughTakesLowerNumbersAlong() {
    HostRig rig = HostRig.active();
    rig.say(7, "seventh");
    rig.after(Duration.ofMillis(20)).say(5, "fifth");
    rig.toDeadlineAt(WAIT);
    assertEquals(List.of("fifth", "seventh"), rig.heardByDesk());
  }

  @Test
  void whatWaitsIsDoneOnceAlsoWhenItIsRepeatedMeanwhile() {
    HostRig rig = HostRig.active();
    long first = rig.say(3, "third");
    long again = rig.say(3, "third");
    rig.say(2, "second");
    rig.assertAccepted(first);
    rig.assertAccepted(again);
    assertEquals(List.of("second", "third"), rig.heardByDesk());
  }

  @Test
  void anEndWaitsForTheLineBeforeIt() {
    HostRig rig = HostRig.active();
    rig.post(3, ChatEndRequest.builder().build());
    rig.say(2, "bye");
    assertEquals(List.of("bye"), rig.heardByDesk());
    assertEquals(HostPhase.CLOSING, rig.state.phase());
  }

  @Test
  void whatWaitsBehindTheEndIsRefused() {
    HostRig rig = HostRig.active();
    long fourth = rig.say(4, "too late");
    rig.post(2, ChatEndRequest.builder().build());
    rig.assertRefused(403, fourth);
  }

  @Test
  void withoutAWaitEverythingIsDoneAsItComes() {
    HostRig rig = HostRig.created(HostProfile.builder().orderWait(Duration.ZERO).build());
    rig.post(1, HostRig.INIT);
    rig.assertAccepted(rig.say(9, "ninth"));
    rig.assertAccepted(rig.say(2, "second"));
    assertEquals(List.of("ninth", "second"), rig.heardByDesk());
  }

  @Test
  void aLineThatOvertakesChasitorInitWaitsForIt() {
    HostRig rig = HostRig.created();
    long line = rig.say(2, "hello");
    assertTrue(rig.isOpen(line));
    rig.post(1, HostRig.INIT);
    rig.assertAccepted(line);
    assertEquals(List.of("hello"), rig.heardByDesk());
  }

  @Test
  void aRefusedNumberStaysFree() {
    HostRig rig = HostRig.created();
    rig.assertRefused(500, rig.say(1, "early"));
    rig.assertRefused(500, rig.postUnnumbered(HostRig.line("early")));
    rig.assertAccepted(rig.post(1, HostRig.INIT));
    assertEquals(HostPhase.WAITING, rig.state.phase());
    assertEquals(List.of(), rig.heardByDesk());
  }

  @Test
  void chasitorInitNeverWaitsWhateverItsNumber() {
    HostRig rig = HostRig.created();
    rig.assertAccepted(rig.post(5, HostRig.INIT));
    rig.assertAccepted(rig.say(6, "next"));
  }

  @Test
  void aSecondChasitorInitIsAcceptedAndNotDoneAgain() {
    HostRig rig = HostRig.active();
    rig.assertAccepted(rig.post(2, HostRig.INIT));
    rig.assertAccepted(rig.postUnnumbered(HostRig.INIT));
    assertEquals(
        1, rig.notices.stream().filter(DeskNotice.ChatRequested.class::isInstance).count());
    assertEquals(HostPhase.ACTIVE, rig.state.phase());
  }

  @Test
  void aNumberOnAPollMeansNothing() {
    HostRig rig = HostRig.active();
    rig.say(2, "second");
    long poll =
        rig.exchange(
            MessagesRequest.builder().ack(-1).build(),
            OptionalLong.of(2),
            Optional.of(rig.affinity));
    assertEquals(2, rig.messages(poll).size());
    rig.assertAccepted(rig.say(3, "third"));
  }

  @Test
  void aLineThatTheClientGaveUpIsDoneAllTheSame() {
    HostRig rig = HostRig.active();
    long third = rig.say(3, "third");
    rig.take(new HostInput.Abandoned(rig.now, third)).toDeadline();
    assertEquals(List.of("third"), rig.heardByDesk());
  }

  @Test
  void gapsDoNotMakeTheMemoryGrowForEver() {
    SeenNumbers seen = SeenNumbers.fromTheStart();
    for (long number = 1; number < 4000; number += 2) {
      seen = seen.with(number);
    }
    assertTrue(seen.ranges().size() <= 256);
    assertTrue(seen.contains(3999) && seen.contains(2));
    assertFalse(seen.contains(3998));
  }

  @Test
  void rangesGrowTogetherFromBothSides() {
    SeenNumbers seen = SeenNumbers.afresh().with(8).with(6).with(7).with(20);
    assertEquals(
        List.of(new SeenNumbers.Range(6, 8), new SeenNumbers.Range(20, 20)), seen.ranges());
    assertTrue(seen.isDue(21) && !seen.isDue(22));
  }
}
