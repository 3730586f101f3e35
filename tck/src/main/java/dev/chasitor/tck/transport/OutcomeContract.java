package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.FullPort;
import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.RefusingPort;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of outcomes: each exchange has exactly one, and the transport reports it after the
 * call has returned or on another thread.
 */
public interface OutcomeContract extends TransportSubject {

  @Test
  @DisplayName("T-OUT-02 starting an exchange does not wait for it")
  default void returnsWithoutWaiting() throws Exception {
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.silence());
      Probe probe =
          CompletableFuture.supplyAsync(() -> rig.get())
              .get(patience().toMillis(), TimeUnit.MILLISECONDS);
      assertFalse(probe.isTold());
      probe.cancel();
      probe.awaitFailed(FailureKind.CANCELLED);
    }
  }

  @Test
  @DisplayName("T-FAI-01 a refused connection is no connection")
  default void reportsRefusedConnection() {
    try (Rig rig = new Rig(this);
        RefusingPort port = RefusingPort.take()) {
      rig.send(Rig.get(port.uri("/")), Rig.LONG).awaitUnconnected();
    }
  }

  @Test
  @DisplayName("T-OUT-02 starting an exchange throws nothing that the network does")
  default void throwsNothingOfTheNetwork() {
    try (Rig rig = new Rig(this);
        RefusingPort port = RefusingPort.take()) {
      rig.send(Rig.get(port.uri("/")), Rig.LONG).await();
      rig.server.next(Reaction.reset());
      rig.get().await();
      rig.server.close();
      // Now both the pooled connection and the server are gone.
      rig.get().await();
    }
  }

  @Test
  @DisplayName("T-OUT-02 a server that is slow to accept is waited for")
  default void waitsForSlowAccept() throws Exception {
    try (Rig rig = new Rig(this);
        FullPort port = FullPort.take()) {
      Probe probe =
          CompletableFuture.supplyAsync(() -> rig.send(Rig.get(port.uri("/")), Rig.LONG))
              .get(patience().toMillis(), TimeUnit.MILLISECONDS);
      assertFalse(probe.isTold());
      port.drain();
      assertInstanceOf(Failed.class, probe.await());
    }
  }

  @Test
  @DisplayName("T-OUT-03 no outcome is told from inside the call that starts it")
  default void tellsOutside() {
    try (Rig rig = new Rig(this);
        RefusingPort port = RefusingPort.take()) {
      List<Probe> probes = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        probes.add(rig.get());
        probes.add(rig.send(Rig.get(port.uri("/")), Rig.LONG));
      }
      probes.forEach(Probe::await);
      rig.transport.close();
      probes.add(rig.get());
      probes.forEach(Probe::assertToldOutside);
    }
  }

  @Test
  @DisplayName("T-OUT-01 one outcome when answer and cancel race")
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
  @DisplayName("T-OUT-04 a callback that throws does no harm")
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
      assertTrue(told.await(patience().toMillis(), TimeUnit.MILLISECONDS));
      for (int i = 0; i < 5; i++) {
        rig.get().awaitReceived();
      }
    }
  }

  @Test
  @DisplayName("T-OUT-01 one outcome when answer, time-out and close race")
  default void tellsOnceInThreefoldRaces() {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Gate gate = new Gate();
      try (Rig rig = new Rig(this)) {
        rig.server.otherwise(request -> Reaction.hold(gate, Reaction.answer(200, "raced")));
        for (int probe = 0; probe < 4; probe++) {
          probes.add(rig.get(Rig.SHORT));
        }
        Probe clock = rig.send(Rig.get(rig.server.uri("/")), Rig.SHORT.dividedBy(2));
        clock.awaitFailed(FailureKind.TIMED_OUT);
        gate.open();
        rig.transport.close();
        probes.forEach(Probe::await);
      }
    }
    probes.forEach(Probe::assertToldOnce);
  }

  @Test
  @DisplayName("T-OUT-01 one outcome when answer, loss, time-out, many cancels and close race")
  default void tellsOnceWhenManyReport() throws InterruptedException {
    List<Probe> probes = new ArrayList<>();
    for (int round = 0; round < 5; round++) {
      Gate gate = new Gate();
      List<Probe> raced = new ArrayList<>();
      CountDownLatch start = new CountDownLatch(1);
      List<Thread> reporters = new ArrayList<>();
      try (Rig rig = new Rig(this)) {
        rig.server.otherwise(
            request ->
                Reaction.hold(
                    gate,
                    request.number() % 2 == 0 ? Reaction.answer(200, "raced") : Reaction.reset()));
        for (int probe = 0; probe < 6; probe++) {
          raced.add(rig.get());
        }
        rig.server.awaitRequest(6);
        for (int canceller = 0; canceller < 4; canceller++) {
          reporters.add(reporter(start, () -> raced.forEach(Probe::cancel)));
        }
        reporters.add(reporter(start, gate::open));
        reporters.add(reporter(start, rig.transport::close));
        raced.add(rig.get(Rig.SHORT));
        raced.add(rig.get(Rig.SHORT));
        Probe clock = rig.get(Rig.SHORT);
        reporters.forEach(Thread::start);
        clock.awaitFailed(FailureKind.TIMED_OUT);
        start.countDown();
        for (Thread reporter : reporters) {
          reporter.join(patience().toMillis());
        }
        raced.forEach(Probe::await);
      }
      probes.addAll(raced);
    }
    probes.forEach(Probe::assertToldOnce);
  }

  private static Thread reporter(CountDownLatch start, Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                start.await();
                work.run();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            },
            "raw-server-reporter");
    thread.setDaemon(true);
    return thread;
  }

  @Test
  @DisplayName("T-OUT-01 an executor that throws loses no outcome")
  default void reportsOnAFailingExecutor() {
    capabilities().require(Capability.TAKES_EXECUTOR);
    for (Throwable thrown :
        List.of(
            new RejectedExecutionException("meant"),
            new IllegalStateException("meant"),
            new OutOfMemoryError("unable to create native thread: meant"))) {
      FailingExecutor executor = new FailingExecutor();
      List<Probe> probes = new ArrayList<>();
      try (Rig rig = new Rig(this, openOn(executor, TransportOptions.standard()))) {
        rig.server.otherwise(request -> Reaction.silence());
        Probe held = rig.get();
        rig.server.awaitRequest(1);
        executor.failWith(thrown);
        held.cancel();
        held.awaitFailed(FailureKind.CANCELLED);
        Probe late = rig.get(Rig.SHORT);
        late.await();
        Probe last = rig.get();
        rig.transport.close();
        last.await();
        probes.addAll(List.of(held, late, last));
      }
      probes.forEach(Probe::assertToldOnce);
    }
  }

  @Test
  @DisplayName("T-OUT-01 a lent engine that stops loses no outcome")
  default void reportsWhenTheLentEngineHasStopped() {
    List<Probe> probes = new ArrayList<>();
    LentEngine engine = lend(TransportOptions.standard());
    try (Rig rig = new Rig(this, engine.open())) {
      rig.server.otherwise(request -> Reaction.silence());
      probes.add(rig.get());
      probes.add(rig.get());
      rig.server.awaitRequest(2);
      engine.close();
      probes.get(0).cancel();
      probes.get(0).await();
      Probe late = rig.get();
      late.cancel();
      probes.add(late);
      rig.transport.close();
      probes.forEach(Probe::await);
    }
    probes.forEach(Probe::assertToldOnce);
  }

  @Test
  @DisplayName("T-FAI-02 a host that nobody knows is named as the cause")
  default void namesUnknownHost() {
    capabilities().require(Capability.NAMES_CAUSES);
    try (Rig rig = new Rig(this)) {
      URI nowhere = URI.create("https://chasitor.invalid/");
      rig.send(Rig.get(nowhere), Rig.LONG).awaitFailed(FailureKind.UNKNOWN_HOST);
    }
  }

  @Test
  @DisplayName("T-FAI-02 a port at which nothing listens is named as the cause")
  default void namesRefusedConnection() {
    capabilities().require(Capability.NAMES_CAUSES);
    try (Rig rig = new Rig(this);
        RefusingPort port = RefusingPort.take()) {
      rig.send(Rig.get(port.uri("/")), Rig.LONG).awaitFailed(FailureKind.CONNECTION_REFUSED);
    }
  }

  @Test
  @DisplayName("T-FAI-02 a certificate that is not trusted is named as the cause")
  default void namesUntrustedCertificate() {
    capabilities().require(Capability.NAMES_CAUSES);
    for (TestCertificate shown :
        List.of(TestCertificate.ofLoopback(), TestCertificate.ofAnotherHost())) {
      try (Rig rig = new Rig(this, open(TransportOptions.standard()), RawServer.startTls(shown))) {
        rig.send(Rig.get(rig.server.uri("https", "/")), Rig.LONG)
            .awaitFailed(FailureKind.NOT_TRUSTED);
      }
    }
  }

  @Test
  @DisplayName("T-FAI-02 a certificate of another host is named as the cause")
  default void namesCertificateOfAnotherHost() {
    capabilities().require(Capability.NAMES_CAUSES);
    TestCertificate shown = TestCertificate.ofAnotherHost();
    try (LentEngine engine = lend(TransportOptions.standard().trusting(shown.certificate()));
        Rig rig = new Rig(this, engine.open(), RawServer.startTls(shown))) {
      rig.send(Rig.get(rig.server.uri("https", "/")), Rig.LONG)
          .awaitFailed(FailureKind.NOT_TRUSTED);
    }
  }

  @Test
  @DisplayName("T-FAI-02 a server without TLS is named as the cause")
  default void namesServerWithoutTls() {
    capabilities().require(Capability.NAMES_CAUSES);
    byte[] plain = RawAnswer.of(400).body("This is not TLS").bytes();
    try (Rig rig = new Rig(this);
        RawServer server = Scene.with(RawServer.startDeaf(plain))) {
      rig.send(Rig.get(server.uri("https", "/")), Rig.LONG).awaitFailed(FailureKind.NOT_TLS);
    }
  }

  @Test
  @DisplayName("T-OUT-05 a callback may start the next exchange")
  default void startsFromCallback() throws Exception {
    try (Rig rig = new Rig(this)) {
      WireRequest request = Rig.get(rig.server.uri("/"));
      CompletableFuture<Outcome> second = new CompletableFuture<>();
      rig.transport.execute(
          request, Rig.LONG, outcome -> rig.transport.execute(request, Rig.LONG, second::complete));
      assertInstanceOf(Received.class, second.get(patience().toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  @Test
  @DisplayName("T-OUT-05 a callback may cancel another exchange")
  default void cancelsFromCallback() {
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.silence());
      Probe held = rig.get();
      rig.server.awaitRequest(1);
      rig.transport.execute(Rig.get(rig.server.uri("/")), Rig.LONG, outcome -> held.cancel());
      held.awaitFailed(FailureKind.CANCELLED);
    }
  }

  @Test
  @DisplayName("T-OUT-05 a callback may close the transport")
  default void closesFromCallback() throws InterruptedException {
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.answer(200, "OK")).next(Reaction.silence());
      CountDownLatch closed = new CountDownLatch(1);
      rig.transport.execute(
          Rig.get(rig.server.uri("/")),
          Rig.LONG,
          outcome -> {
            rig.transport.close();
            closed.countDown();
          });
      assertTrue(closed.await(patience().toMillis(), TimeUnit.MILLISECONDS));
    }
  }
}
