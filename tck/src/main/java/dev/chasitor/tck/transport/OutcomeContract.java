package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.RefusingPort;
import dev.chasitor.transport.HttpTransport.FailureKind;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Exactly one outcome, told outside the call, whatever happens. */
public interface OutcomeContract extends TransportSubject {

  @Test
  @DisplayName("T-TIM-02 starting an exchange does not wait for it")
  default void returnsWithoutWaiting() {
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.silence());
      // Would never return if it waited, since nobody answers.
      Probe probe = rig.get();
      assertFalse(probe.isTold());
      probe.cancel();
      probe.awaitFailed(FailureKind.CANCELLED);
    }
  }

  @Test
  @DisplayName("T-CLS-01 a refused connection is no connection")
  default void reportsRefusedConnection() {
    try (Rig rig = new Rig(this);
        RefusingPort port = RefusingPort.take()) {
      rig.send(Rig.get(port.uri("/")), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED);
    }
  }

  @Test
  @DisplayName("T-CLS-01 a failed TLS handshake is no connection")
  default void reportsFailedHandshake() {
    byte[] handshakeFailure = {21, 3, 3, 0, 2, 2, 40};
    try (Rig rig = new Rig(this);
        RawServer server = RawServer.startDeaf(handshakeFailure)) {
      rig.send(Rig.get(server.uri("https", "/")), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED);
    }
  }

  @Test
  @DisplayName("T-TIM-02 one outcome when answer and cancel race")
  default void tellsOnceInRaces() throws InterruptedException {
    List<Probe> probes = new ArrayList<>();
    try (Rig rig = new Rig(this)) {
      for (int i = 0; i < 50; i++) {
        Gate gate = new Gate();
        rig.server.next(Reaction.hold(gate, Reaction.answer(200, "raced")));
        Probe probe = rig.get();
        rig.server.awaitRequest(i + 1);
        Thread releaser = new Thread(gate::open, "raw-server-releaser");
        releaser.start();
        probe.cancel();
        releaser.join();
        probe.await();
        probes.add(probe);
      }
    }
    probes.forEach(Probe::assertToldOnce);
  }

  @Test
  @DisplayName("T-CLS-01 a callback that throws does no harm")
  default void survivesThrowingCallbacks() throws InterruptedException {
    try (Rig rig = new Rig(this)) {
      WireRequest request = Rig.get(rig.server.uri("/"));
      CountDownLatch told = new CountDownLatch(2);
      rig.transport.execute(
          request,
          Rig.LONG,
          outcome -> {
            told.countDown();
            throw new IllegalStateException("meant");
          });
      rig.transport.execute(
          request,
          Rig.LONG,
          outcome -> {
            told.countDown();
            throw new AssertionError("meant");
          });
      assertTrue(told.await(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS));
      for (int i = 0; i < 5; i++) {
        rig.get().awaitReceived();
      }
    }
  }

  @Test
  @DisplayName("K-SEC-01 failures tell no path, query or header")
  default void failuresTellNoSecrets() {
    String target = "/chat/rest/System/SessionId/SECRET!1?key=SECRET";
    try (Rig rig = new Rig(this);
        RefusingPort port = RefusingPort.take()) {
      rig.server.next(Reaction.hangUp()).next(Reaction.silence());
      List<Failed> failures =
          List.of(
              rig.send(Rig.get(port.uri(target)), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED),
              rig.send(Rig.get(rig.server.uri(target)), Rig.LONG)
                  .awaitFailed(FailureKind.CONNECTION_LOST),
              rig.send(Rig.get(rig.server.uri(target)), Rig.SHORT)
                  .awaitFailed(FailureKind.TIMED_OUT));
      for (Failed failed : failures) {
        assertFalse(failed.toString().contains("SECRET"), failed::toString);
        for (Throwable t = failed.cause().orElse(null); t != null; t = t.getCause()) {
          assertFalse(t.toString().contains("SECRET"), t::toString);
        }
      }
    }
  }
}
