package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.HttpTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of closing a transport. */
public interface CloseContract extends TransportSubject {

  @Test
  @DisplayName("T-CLS-01 close() settles everything in flight, and is idempotent")
  default void closeSettlesAll() {
    List<Probe> probes = new ArrayList<>();
    try (Rig rig = new Rig(this)) {
      rig.server.otherwise(request -> Reaction.silence());
      for (int i = 0; i < 5; i++) {
        probes.add(rig.get());
      }
      rig.server.awaitRequest(5);
      rig.transport.close();
      rig.transport.close();
      probes.forEach(probe -> probe.awaitFailed(FailureKind.CLOSED));
    }
    probes.forEach(Probe::assertToldOnce);
  }

  @Test
  @DisplayName("T-CLS-01 after close() an exchange is reported as closed, and not sent")
  default void closedTransportSendsNothing() {
    try (Rig rig = new Rig(this)) {
      rig.transport.close();
      Probe probe = rig.get();
      probe.awaitFailed(FailureKind.CLOSED);
      probe.cancel();
      probe.assertToldOnce();
      assertEquals(0, rig.server.connections());
    }
  }

  @Test
  @DisplayName("T-CLS-02 a lent engine outlives the transport")
  default void lentEngineOutlives() {
    try (LentEngine engine = lend(TransportOptions.standard())) {
      for (int i = 0; i < 2; i++) {
        try (Rig rig = new Rig(this, engine.open())) {
          assertEquals("OK", rig.get().awaitReceived().body().text());
        }
      }
      HttpTransport closed = engine.open();
      try (Rig rig = new Rig(this, engine.open())) {
        closed.close();
        assertEquals("OK", rig.get().awaitReceived().body().text());
      }
    }
  }

  @Test
  @DisplayName("T-CLS-03 no thread is left after close()")
  default void leavesNoThread() throws InterruptedException {
    capabilities().require(Capability.OWNS_ENGINE);
    Set<Thread> before = Threads.running();
    Set<Thread> started;
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.answer(200, "OK")).next(Reaction.silence());
      rig.get().awaitReceived();
      Probe held = rig.get();
      rig.server.awaitRequest(2);
      started = Threads.since(before);
      rig.transport.close();
      held.awaitFailed(FailureKind.CLOSED);
    }
    assertFalse(started.isEmpty(), "the transport started no thread, so this test cannot judge it");
    started.addAll(Threads.since(before));
    for (Thread thread : started) {
      thread.join(patience().toMillis());
      assertFalse(
          thread.isAlive(),
          () -> "expected no thread after close(), still running: " + thread.getName());
    }
  }

  @Test
  @DisplayName("T-CLS-03 no connection is left after close(), held or idle")
  default void leavesNoConnection() {
    capabilities().require(Capability.OWNS_ENGINE);
    Gate gate = new Gate();
    try (Rig rig = new Rig(this)) {
      rig.server.otherwise(request -> Reaction.hold(gate, Reaction.answer(200, "OK")));
      List<Probe> answered = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        answered.add(rig.get());
      }
      rig.server.awaitRequest(5);
      gate.open();
      answered.forEach(Probe::awaitReceived);
      rig.server.otherwise(request -> Reaction.silence());
      rig.get();
      rig.server.awaitRequest(6);
      rig.transport.close();
      for (int connection = 1; connection <= rig.server.connections(); connection++) {
        rig.server.awaitConnectionClosed(connection);
      }
    }
  }
}
