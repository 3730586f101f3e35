package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.tck.wire.FullPort;
import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of time-outs and cancelling. */
public interface TimeContract extends TransportSubject {

  @Test
  @DisplayName("T-TIM-01 the time-out covers connecting")
  default void timesOutWhileConnecting() {
    try (Rig rig = new Rig(this);
        FullPort port = FullPort.take()) {
      rig.send(Rig.get(port.uri("/")), Rig.SHORT).awaitFailed(FailureKind.TIMED_OUT);
    }
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a TLS handshake")
  default void timesOutWithinHandshake() {
    try (Rig rig = new Rig(this);
        RawServer deaf = Scene.with(RawServer.startDeaf())) {
      // The server never answers the TLS handshake.
      rig.send(Rig.get(deaf.uri("https", "/")), Rig.SHORT).awaitFailed(FailureKind.TIMED_OUT);
    }
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers waiting for the answer")
  default void timesOutWithoutAnswer() {
    timesOut(Reaction.silence());
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a head that stalls")
  default void timesOutWithinHead() {
    timesOut(Reaction.stallAfter(Arrays.copyOf(RawAnswer.of(200).body("later").head(), 30)));
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a body that stalls")
  default void timesOutBeforeBody() {
    timesOut(Reaction.stallAfter(RawAnswer.of(200).body("later").head()));
  }

  @Test
  @DisplayName("T-TIM-01 the time-out covers a body that trickles")
  default void timesOutWithinTrickle() {
    byte[] head = RawAnswer.of(200).chunked(1).head();
    // Long, so that no single byte comes later than that, also on a busy machine.
    timesOut(
        Reaction.trickle(head, RawAnswer.chunk(new byte[1]), Duration.ofMillis(5)),
        Rig.SHORT.multipliedBy(6));
  }

  private void timesOut(Reaction reaction) {
    timesOut(reaction, Rig.SHORT);
  }

  private void timesOut(Reaction reaction, Duration timeout) {
    try (Rig rig = new Rig(this)) {
      rig.timeOut(reaction, timeout);
      assertEquals(200, rig.get().awaitReceived().status());
    }
  }

  @Test
  @DisplayName("T-TIM-03 no time-out comes before its time")
  default void timesOutNoEarlier() {
    try (Rig rig = new Rig(this)) {
      Gate gate = new Gate();
      // By target: on a busy machine a request may time out before the server has seen it.
      rig.server.otherwise(
          request ->
              request.target().equals("/longest")
                  ? Reaction.hold(gate, Reaction.answer(200, "in time"))
                  : Reaction.silence());
      long begun = System.nanoTime();
      Probe shorter = rig.get(Rig.SHORT);
      Probe longer = rig.get(Rig.SHORT.multipliedBy(4));
      Probe longest = rig.get("/longest");
      shorter.awaitFailed(FailureKind.TIMED_OUT);
      assertNotBefore(begun, Rig.SHORT);
      longer.awaitFailed(FailureKind.TIMED_OUT);
      assertNotBefore(begun, Rig.SHORT.multipliedBy(4));
      assertFalse(longest.isTold());
      gate.open();
      assertEquals("in time", longest.awaitReceived().body().text());
    }
  }

  @Test
  @DisplayName("T-TIM-03 a time-out counts in full, be it short, long or odd")
  default void countsEachTimeOutInFull() {
    Map<Duration, Probe> probes = new LinkedHashMap<>();
    Map<Duration, Long> begun = new LinkedHashMap<>();
    try (Rig rig = new Rig(this)) {
      rig.server.otherwise(request -> Reaction.silence());
      for (int millis : new int[] {1, 15, 101, 333, 750, 999, 1001, 1250, 1500, 1999}) {
        Duration timeout = Duration.ofMillis(millis);
        begun.put(timeout, System.nanoTime());
        probes.put(timeout, rig.get(timeout));
      }
      probes.forEach(
          (timeout, probe) -> {
            probe.awaitFailed(FailureKind.TIMED_OUT);
            assertNotBefore(Objects.requireNonNull(begun.get(timeout)), probe.toldAt(), timeout);
          });
    }
  }

  @Test
  @DisplayName("T-TIM-03 a time-out of more than any clock counts is none")
  default void waitsForEver() {
    try (Rig rig = new Rig(this)) {
      assertEquals(200, rig.get(Duration.ofSeconds(Long.MAX_VALUE)).awaitReceived().status());
    }
  }

  private static void assertNotBefore(long begun, Duration timeout) {
    assertNotBefore(begun, System.nanoTime(), timeout);
  }

  private static void assertNotBefore(long begun, long told, Duration timeout) {
    // A timer's clock may be one millisecond coarse.
    Duration taken = Duration.ofNanos(told - begun).plusMillis(1);
    assertTrue(
        taken.compareTo(timeout) >= 0,
        () -> "expected no time-out before " + timeout + ", observed it after " + taken);
  }

  @Test
  @DisplayName("T-TIM-02 a cancelled poll is over at once, and its late answer reaches nobody")
  default void cancelsHeldPoll() {
    Gate gate = new Gate();
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.hold(gate, Reaction.answer(200, "late")));
      Probe poll = rig.get();
      rig.server.awaitRequest(1);
      poll.cancel();
      poll.cancel();
      poll.awaitFailed(FailureKind.CANCELLED);
      gate.open();
      for (int i = 0; i < 3; i++) {
        assertEquals("OK", rig.get().awaitReceived().body().text());
      }
      poll.assertToldOnce();
    }
  }

  @Test
  @DisplayName("T-TIM-02 connecting can be cancelled")
  default void cancelsWhileConnecting() {
    try (Rig rig = new Rig(this);
        RawServer deaf = Scene.with(RawServer.startDeaf())) {
      Probe probe = rig.send(Rig.get(deaf.uri("https", "/")), Rig.LONG);
      deaf.awaitConnection(1);
      probe.cancel();
      probe.awaitFailed(FailureKind.CANCELLED);
    }
  }

  @Test
  @DisplayName("T-TIM-02 what is cancelled before it has begun leaves nothing behind")
  default void cancelsAtOnce() {
    try (Rig rig = new Rig(this)) {
      for (int i = 0; i < 20; i++) {
        Probe probe = rig.get();
        probe.cancel();
        // The answer may arrive before the cancel, which is allowed.
        probe.await();
        assertEquals("OK", rig.post().awaitReceived().body().text());
        probe.assertToldOnce();
      }
    }
  }
}
