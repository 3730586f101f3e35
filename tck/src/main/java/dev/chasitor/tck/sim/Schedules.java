package dev.chasitor.tck.sim;

import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/** Schedules by number: each seed names one, wherever it is drawn. */
public final class Schedules {

  /** The same generator whatever the number of schedules. */
  private static final int GENERATOR_SIZE = 1_000;

  private Schedules() {}

  /** A generator of which every draw is made with a seed of its own. */
  public static RandomGenerator<Scenario> generator(Arbitrary<Scenario> scenarios) {
    return scenarios.generator(GENERATOR_SIZE);
  }

  /** The schedule that a seed names. */
  public static Shrinkable<Scenario> draw(RandomGenerator<Scenario> scenarios, long seed) {
    return scenarios.next(new Random(mixed(seed)));
  }

  /** Random's first numbers hardly differ between neighbouring seeds (splitmix64's finaliser). */
  private static long mixed(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
