package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.tck.arbitraries.Scenarios;
import dev.chasitor.tck.check.Checkers;
import dev.chasitor.tck.check.Verdict;
import dev.chasitor.tck.history.History;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Each machine that was broken on purpose is caught, by the rule it breaks. */
class MutantProperties {

  private static final int MOST_TRIES = 2_000;
  private static final long SEED = 20_260_101;

  @Example
  void everyMutantIsKilledByItsRule() {
    RandomGenerator<Scenario> scenarios = Scenarios.any().generator(1_000);
    Set<String> survivors = new TreeSet<>();
    StringBuilder kills = new StringBuilder();
    for (Mutants mutant : Mutants.values()) {
      Tuple2<Integer, Set<String>> hunt = hunt(mutant, scenarios);
      kills.append(String.format("%n%-24s %-8s", mutant, mutant.killedBy().id()));
      if (hunt.get1() > MOST_TRIES) {
        survivors.add(mutant + " (noticed by " + hunt.get2() + ")");
      } else {
        kills.append(" after ").append(hunt.get1()).append(", then also ").append(hunt.get2());
      }
    }
    assertTrue(survivors.isEmpty(), () -> "not killed by their rule: " + survivors + kills);
  }

  /** How many schedules it took, and which rules were broken in them. */
  private static Tuple2<Integer, Set<String>> hunt(
      Mutants mutant, RandomGenerator<Scenario> scenarios) {
    Random random = new Random(SEED);
    Set<String> broken = new TreeSet<>();
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      Scenario scenario = scenarios.next(random).value();
      History history;
      try {
        history = Simulation.run(scenario, mutant.make());
      } catch (IllegalStateException | IndexOutOfBoundsException e) {
        // A machine that was bent out of shape may break down: that is no verdict.
        continue;
      }
      for (Verdict verdict : Checkers.judgeAll(history, scenario.profile())) {
        if (verdict.outcome() == Verdict.Outcome.FAIL) {
          broken.add(verdict.rule().id());
        }
      }
      if (broken.contains(mutant.killedBy().id())) {
        return Tuple.of(tries, broken);
      }
    }
    return Tuple.of(MOST_TRIES + 1, broken);
  }
}
