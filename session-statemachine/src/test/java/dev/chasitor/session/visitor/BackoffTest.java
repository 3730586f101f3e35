package dev.chasitor.session.visitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.SessionEvent.Troubled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pauses between tries: doubled, capped, and jittered so that a run can be repeated exactly. */
class BackoffTest {

  private static final Duration HALF = Duration.ofMillis(125);

  /** A generator seeded with 0 or 1234567, as its authors' reference gives its first numbers. */
  private static final List<Long> SPLITMIX_OF_0 =
      List.of(0xE220A8397B1DCDAFL, 0x6E789E6AA1B965F4L, 0x06C45D188009454FL);

  private static final List<Long> SPLITMIX_OF_1234567 =
      List.of(
          6457827717110365317L,
          3203168211198807973L,
          Long.parseUnsignedLong("9817491932198370423"));

  @Test
  void theJitterIsThatOfSplitmix64() {
    assertJitter(0, SPLITMIX_OF_0);
    assertJitter(1234567, SPLITMIX_OF_1234567);
  }

  private static void assertJitter(long seed, List<Long> numbers) {
    SessionSettings settings = Rig.settings(Profile.defaults(), seed);
    for (int call = 1; call <= numbers.size(); call++) {
      double jitter = (numbers.get(call - 1) >>> 11) / (double) (1L << 53);
      Duration spread = Duration.ofNanos((long) (HALF.toNanos() * jitter));
      assertEquals(HALF.plus(spread), Backoff.delay(settings, 0, call));
      Duration part = Duration.ofNanos((long) (2 * HALF.toNanos() * jitter));
      assertEquals(part, Backoff.part(settings, call));
    }
  }

  @Test
  void theShortestPauseDoublesUpToHalfOfTheLongest() {
    SessionSettings settings = Rig.settings(Profile.defaults(), 0);
    Duration spread = Backoff.delay(settings, 0, 1).minus(HALF);
    for (int failures = 0; failures <= 5; failures++) {
      Duration exact = HALF.plus(spread).multipliedBy(1L << failures);
      Duration off = exact.minus(Backoff.delay(settings, failures, 1)).abs();
      assertEquals(true, off.compareTo(Duration.ofNanos(64)) < 0, () -> "off by " + off);
    }
    Duration longest = Backoff.delay(settings, 5, 1);
    for (int failures : new int[] {6, 20, 21, 63, 64, 1_000_000, Integer.MAX_VALUE}) {
      assertEquals(longest, Backoff.delay(settings, failures, 1));
    }
  }

  @Test
  void aPauseIsOverWhenItsTimeHasCome() {
    RetryBudget two =
        new RetryBudget(2, 0, Optional.of(Duration.ofSeconds(1)), Duration.ofSeconds(9));
    CallSlot pausing = new CallSlot.Pausing(Duration.ofSeconds(3), two);
    assertEquals(pausing, CallSlots.awake(pausing, Duration.ofSeconds(3).minusNanos(1)));
    assertEquals(new CallSlot.Idle(two), CallSlots.awake(pausing, Duration.ofSeconds(3)));
    CallSlot busy = new CallSlot.Busy(1, Duration.ofSeconds(2), Duration.ofSeconds(3), two);
    assertEquals(busy, CallSlots.awake(busy, Duration.ofSeconds(4)));
  }

  @Test
  void everyPauseIsToldWithItsLength() {
    Rig rig = Rig.established().after(Duration.ofSeconds(1));
    rig.effects.clear();
    rig.lost(RequestType.MESSAGES);
    Duration pause = rig.state.deadline().orElseThrow().minus(rig.now);
    assertEquals(
        List.of(new Troubled(RequestType.MESSAGES, "the connection broke", pause)), rig.events());
    rig.toDeadline();
    rig.effects.clear();
    rig.lost(RequestType.MESSAGES);
    Duration longer = rig.state.deadline().orElseThrow().minus(rig.now);
    assertEquals(true, longer.compareTo(Duration.ofMillis(250)) >= 0);
    assertEquals(
        List.of(new Troubled(RequestType.MESSAGES, "the connection broke", longer)), rig.events());
  }
}
