package dev.chasitor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.RefusalTexts;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Nodes that are stopped under a chat. Rules S-RSY-*. */
class HostNodesTest {

  private static void stop(DriverRig rig, int node, StopKind kind) {
    CompletionStage<Void> stopped = rig.sessions.stopNode(node, kind);
    rig.log.add(stopped.toCompletableFuture().isDone() ? "stopped" : "stopping");
  }

  @Test
  void aKilledNodeCutsWhatItHeld() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    DriverRig.Ask held = rig.poll(1);
    stop(rig, 0, StopKind.KILL);
    assertTrue(held.cut);
    assertTrue(rig.log.contains("stopped"));
    DriverRig.Ask refused = rig.say(2, "hi");
    assertEquals(503, refused.status());
    assertEquals(RefusalTexts.INVALID_AFFINITY, refused.text());
  }

  @Test
  void aDrainedNodeAnswersWhatItHeld() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    DriverRig.Ask held = rig.poll(1);
    stop(rig, 0, StopKind.DRAIN);
    assertEquals(503, held.status());
    assertEquals(RefusalTexts.UNAVAILABLE, held.text());
  }

  @Test
  void anotherNodeGoesOn() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    rig.poll(1);
    stop(rig, 0, StopKind.KILL);
    rig.chat().say("are you there?");
    assertEquals(200, rig.resync().status());
    assertEquals(1, rig.poll(-1).messages(), "ChasitorSessionData");
    assertEquals(200, rig.say(1, "yes").status());
    assertTrue(rig.log.contains("desk VisitorSaid"));
  }

  /** The stop waits behind what is being stored, and its answer is never sent. */
  @Test
  void aNodeThatIsKilledWhileItStoresDoesNotAnswer() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    rig.store.holds = true;
    DriverRig.Ask stored = rig.say(2, "one");
    DriverRig.Ask waiting = rig.say(3, "two");
    stop(rig, 0, StopKind.KILL);
    assertTrue(rig.log.contains("stopping"));
    DriverRig.Ask takeOver = rig.resync();
    rig.store.release();
    assertTrue(stored.cut);
    assertEquals(503, waiting.status());
    assertEquals(200, takeOver.status());
    assertEquals(1, rig.log.stream().filter("desk VisitorSaid"::equals).count());
  }

  @Test
  void aNodeThatIsDrainedWhileItStoresAnswersWhatItStored() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    rig.store.holds = true;
    DriverRig.Ask stored = rig.say(2, "one");
    stop(rig, 0, StopKind.DRAIN);
    rig.store.release();
    assertEquals(200, stored.status());
  }

  @Test
  void aNodeThatDiesWhenARequestReachesItDoesNothingAboutIt() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    rig.onRequest = () -> stop(rig, 0, StopKind.KILL);
    assertTrue(rig.say(2, "hi").cut);
    assertFalse(rig.log.contains("desk VisitorSaid"));
    assertEquals(200, rig.resync().status());
    rig.onRequest = () -> {};
    assertEquals(200, rig.say(1, "hi").status());
  }

  @Test
  void aNodeThatDiesBeforeItAnswersHasDoneWhatItStored() {
    DriverRig rig = new DriverRig(2, Runnable::run).active();
    rig.onStored = () -> stop(rig, 0, StopKind.KILL);
    assertTrue(rig.say(2, "hi").cut);
    assertTrue(rig.log.contains("desk VisitorSaid"));
  }

  @Test
  void withoutANodeNothingIsPromised() {
    DriverRig rig = new DriverRig().active();
    stop(rig, 0, StopKind.KILL);
    assertEquals(503, rig.poll(1).status());
    assertEquals(503, rig.resync().status());
    assertEquals(503, rig.ask(rig.sessions, DriverRig.SESSION_ID).status());
  }

  @Test
  void aNodeThatIsStartedAgainHoldsNothingAndTakesOver() {
    DriverRig rig = new DriverRig().active();
    rig.sessions.startNode(0);
    assertEquals(200, rig.say(2, "still here").status(), "a node that lives stays as it is");
    stop(rig, 0, StopKind.KILL);
    rig.sessions.startNode(0);
    assertEquals(503, rig.say(3, "hi").status());
    assertEquals(200, rig.resync().status());
    assertEquals(200, rig.say(1, "hi").status());
  }

  /** A chat that no client takes over again ends like any other that is not polled. */
  @Test
  void anOrphanEndsInTime() {
    DriverRig rig = new DriverRig().active();
    stop(rig, 0, StopKind.KILL);
    rig.time.pass(Duration.ofSeconds(149));
    assertFalse(rig.log.contains("desk ChatOver"));
    rig.time.pass(Duration.ofSeconds(1));
    assertTrue(rig.log.contains("desk ChatOver"));
  }

  @Test
  void aNumberThatIsNoNodeIsRefused() {
    HostSessions one = new DriverRig().sessions;
    HostSessions three = new DriverRig(3, Runnable::run).sessions;
    assertRefused(7, "only node 0", () -> one.stopNode(7, StopKind.KILL));
    assertRefused(-1, "only node 0", () -> one.startNode(-1));
    assertRefused(3, "the nodes 0 to 2", () -> three.stopNode(3, StopKind.DRAIN));
    assertRefused(3, "the nodes 0 to 2", () -> three.startNode(3));
  }

  private static void assertRefused(int number, String numbers, Executable call) {
    assertEquals(
        "There is no node " + number + ": this host has " + numbers,
        assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void newSessionsGoToEachNodeInTurnAndToNoneThatIsStopped() {
    HostNodes nodes = new HostNodes(3);
    nodes.node(1).stop(StopKind.DRAIN);
    assertEquals(0, nodes.next().orElseThrow().number());
    assertEquals(2, nodes.next().orElseThrow().number());
    assertEquals(2, nodes.next().orElseThrow().number());
    assertEquals(0, nodes.next().orElseThrow().number());
  }
}
