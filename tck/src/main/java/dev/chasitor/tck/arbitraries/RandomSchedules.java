package dev.chasitor.tck.arbitraries;

import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.session.visitor.Profile;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;
import org.jspecify.annotations.Nullable;

/**
 * A source of random schedules, drawn by jqwik. Each draw has its own seed, so each schedule can be
 * drawn again alone, on any machine. jqwik's engine must be on the class path or module path. Not
 * thread-safe.
 */
public final class RandomSchedules implements ScheduleSource {

  /** A constant, so that a seed gives the same schedule for any number of schedules. */
  private static final int GENERATOR_SIZE = 1_000;

  private final List<Arbitrary<Scenario>> turns;
  private @Nullable List<RandomGenerator<Scenario>> generators;

  private RandomSchedules(List<Arbitrary<Scenario>> turns) {
    this.turns = turns;
  }

  /** Returns a source of schedules with any profile. */
  public static RandomSchedules any() {
    return agreed(profile -> profile);
  }

  /**
   * Returns a source whose profiles pass through a function.
   *
   * @param agreed maps a drawn profile to the profile that the schedule gets
   */
  public static RandomSchedules agreed(UnaryOperator<Profile> agreed) {
    return new RandomSchedules(Scenarios.inTurn(agreed));
  }

  /**
   * Returns a source of schedules with crashes of the client's processes.
   *
   * @param agreed maps a drawn profile to the profile that the schedule gets
   */
  public static RandomSchedules withCrashes(UnaryOperator<Profile> agreed) {
    return new RandomSchedules(Scenarios.crashesInTurn(agreed));
  }

  /** Runs the search inside a session of jqwik. The generators live as long as that session. */
  @Override
  public void during(Runnable search) {
    JqwikSession.run(
        () -> {
          generators = turns.stream().map(turn -> turn.generator(GENERATOR_SIZE)).toList();
          search.run();
        });
  }

  @Override
  public Drawn draw(long seed) {
    List<RandomGenerator<Scenario>> open = generators;
    if (open == null) {
      throw new IllegalStateException(
          "draw(…) was called outside during(…); call it only in the task that during(…) runs");
    }
    int turn = (int) Math.floorMod(seed, (long) open.size());
    return new Sample(open.get(turn).next(new Random(mixed(seed))));
  }

  /**
   * Mixes a seed with splitmix64's finaliser: {@code Random}'s first numbers hardly differ between
   * neighbouring seeds.
   */
  private static long mixed(long seed) {
    long z = seed + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private record Sample(Shrinkable<Scenario> shrinkable) implements Drawn {

    @Override
    public Scenario scenario() {
      return shrinkable.value();
    }

    @Override
    public Stream<Drawn> smaller() {
      return Stream.concat(
          shrinkable.shrink().map(Sample::new), scenario().smaller().map(Lessened::new));
    }
  }

  /** A schedule that jqwik does not shrink further, since parts were taken out. */
  private record Lessened(Scenario scenario) implements Drawn {

    @Override
    public Stream<Drawn> smaller() {
      return scenario.smaller().map(Lessened::new);
    }
  }
}
