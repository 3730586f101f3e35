package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.RefusingPort;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of memory: a transport reads no more than its limit and keeps nothing of a finished
 * exchange.
 */
public interface TransportLimitContract extends TransportSubject {

  @Test
  @DisplayName("T-LIM-01 an answer of just the limit arrives, one byte more is too large")
  default void holdsTheLimit() {
    try (Rig rig = new Rig(this, TransportOptions.standard().withMaxResponseBytes(1000))) {
      rig.server
          .next(Reaction.answer(200, "x".repeat(1000)))
          .next(Reaction.answer(200, "x".repeat(1001)))
          .next(Reaction.answer(RawAnswer.of(200).body("x".repeat(1001)).chunked(100)));
      assertEquals(1000, rig.get().awaitReceived().body().length());
      rig.get().awaitFailed(FailureKind.TOO_LARGE);
      rig.get().awaitFailed(FailureKind.TOO_LARGE);
    }
  }

  @Test
  @DisplayName("T-LIM-01 an answer without end is given up")
  default void givesUpEndlessAnswer() {
    byte[] head = RawAnswer.of(200).chunked(1).head();
    byte[] chunk = RawAnswer.chunk(new byte[8192]);
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.flood(head, chunk));
      rig.get().awaitFailed(FailureKind.TOO_LARGE);
    }
  }

  @Test
  @DisplayName("T-RSP-05 a head of thirty thousand bytes arrives")
  default void takesALongHead() {
    String value = "x".repeat(10_000);
    try (Rig rig = new Rig(this)) {
      rig.server.next(
          Reaction.answer(
              RawAnswer.of(200)
                  .header("X-Long", value)
                  .header("X-Long", value)
                  .header("X-Long", value)
                  .body("OK")));
      assertEquals(List.of(value, value, value), rig.get().awaitReceived().headers().all("X-Long"));
    }
  }

  @Test
  @DisplayName("T-LIM-02 nothing is kept of an exchange that is over")
  default void keepsNothing() throws InterruptedException {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    try (Rig rig = new Rig(this)) {
      Set<Reference<?>> kept = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        exchange(rig, i, kept, collected);
      }
      awaitCollected(rig, kept, collected);
    }
  }

  @Test
  @DisplayName("T-LIM-02 nothing is kept of an exchange that failed")
  default void keepsNothingOfFailures() throws InterruptedException {
    ReferenceQueue<Object> collected = new ReferenceQueue<>();
    byte[] answer = RawAnswer.of(200).body("cut off").bytes();
    try (Rig rig = new Rig(this, TransportOptions.standard().withMaxResponseBytes(1000));
        RefusingPort port = RefusingPort.take()) {
      Set<Reference<?>> kept = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        rig.server
            .next(Reaction.hangUp())
            .next(Reaction.reset())
            .next(Reaction.cut(answer, answer.length - 1))
            .next(Reaction.answer(200, "x".repeat(1001)));
        for (int scripted = 0; scripted < 4; scripted++) {
          keep(rig.get(), kept, collected);
        }
        keep(rig.send(Rig.get(port.uri("/")), Rig.LONG), kept, collected);
      }
      awaitCollected(rig, kept, collected);
    }
  }

  private static void keep(Probe probe, Set<Reference<?>> kept, ReferenceQueue<Object> collected) {
    kept.add(new WeakReference<>(probe.awaitAnyFailure("of any kind"), collected));
    kept.add(new WeakReference<>(probe, collected));
  }

  private void awaitCollected(Rig rig, Set<Reference<?>> kept, ReferenceQueue<Object> collected)
      throws InterruptedException {
    // An engine may keep the last exchange until the next one.
    for (int i = 0; i < 20; i++) {
      rig.get().awaitReceived();
    }
    long deadline = System.nanoTime() + patience().toNanos();
    while (!kept.isEmpty() && System.nanoTime() < deadline) {
      System.gc();
      for (Reference<?> one = collected.remove(100); one != null; one = collected.poll()) {
        kept.remove(one);
      }
    }
    assertTrue(
        kept.isEmpty(),
        () ->
            "expected nothing of finished exchanges in memory, observed "
                + kept.size()
                + " of 40 objects");
  }

  private static void exchange(
      Rig rig, int number, Set<Reference<?>> kept, ReferenceQueue<Object> collected) {
    if (number % 4 == 0) {
      rig.server.next(Reaction.silence());
      int before = rig.server.requests().size();
      Probe probe = rig.get();
      rig.server.awaitRequest(before + 1);
      probe.cancel();
      kept.add(new WeakReference<>(probe.awaitFailed(FailureKind.CANCELLED), collected));
      kept.add(new WeakReference<>(probe, collected));
    } else {
      Probe probe = rig.get();
      kept.add(new WeakReference<>(probe.awaitReceived(), collected));
      kept.add(new WeakReference<>(probe, collected));
    }
  }
}
