package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.tck.arbitraries.Scenarios;
import dev.chasitor.tck.check.Checkers;
import dev.chasitor.tck.check.Verdict.Outcome;
import dev.chasitor.tck.rule.Rule;
import dev.chasitor.tck.session.ClientSessionTck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * Each client that was broken on purpose is noticed by the rule it breaks, with every seed, within
 * the budget of the kit. The matrix is written to {@code target/kills.md}.
 */
class KillMatrixTest {

  /** 20 in the profile {@code soak}. */
  private static final int SEEDS = Integer.getInteger("chasitor.seeds", 5);

  /** Between two seeds, more schedules than the budget has. */
  private static final long STRIDE = 7_000_000;

  private static final int NEVER = Integer.MAX_VALUE;

  @Test
  void everyRuleHasAMutant() {
    List<Rule> without =
        Arrays.stream(Rule.values())
            .filter(
                rule ->
                    Arrays.stream(Mutants.values()).noneMatch(mutant -> mutant.killedBy() == rule))
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void everyMutantIsKilledByItsRule() throws IOException {
    Map<Mutants, List<Integer>> kills = new EnumMap<>(Mutants.class);
    JqwikSession.run(
        () -> {
          RandomGenerator<Scenario> scenarios = Schedules.generator(Scenarios.any());
          for (Mutants mutant : Mutants.values()) {
            kills.put(mutant, triesToKill(mutant, scenarios));
          }
        });
    String matrix = matrix(kills);
    Files.writeString(Path.of("target", "kills.md"), matrix);
    List<Mutants> survivors = new ArrayList<>();
    kills.forEach(
        (mutant, tries) -> {
          if (tries.contains(NEVER)) {
            survivors.add(mutant);
          }
        });
    assertTrue(survivors.isEmpty(), () -> "not killed by their rules: " + survivors + matrix);
  }

  /** For each seed, sorted. */
  private static List<Integer> triesToKill(Mutants mutant, RandomGenerator<Scenario> scenarios) {
    List<Integer> tries = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      tries.add(triesToKill(mutant, scenarios, seed * STRIDE));
    }
    Collections.sort(tries);
    return tries;
  }

  private static int triesToKill(
      Mutants mutant, RandomGenerator<Scenario> scenarios, long firstSeed) {
    for (int tries = 1; tries <= ClientSessionTck.SCHEDULES; tries++) {
      Scenario scenario = Schedules.draw(scenarios, firstSeed + tries).value();
      if (breaksItsRule(mutant, scenario)) {
        return tries;
      }
    }
    return NEVER;
  }

  private static boolean breaksItsRule(Mutants mutant, Scenario scenario) {
    try {
      return Checkers.judge(
              mutant.killedBy(), Simulation.run(scenario, mutant.make()), scenario.profile())
          .filter(verdict -> verdict.outcome() == Outcome.FAIL)
          .isPresent();
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      // A client that was bent out of shape may break down: that is no verdict.
      return false;
    }
  }

  private static String matrix(Map<Mutants, List<Integer>> kills) {
    StringBuilder out = new StringBuilder();
    out.append("| Rule | Broken client | Killed with | Schedules: median | most |\n");
    out.append("| --- | --- | --- | --- | --- |\n");
    kills.forEach(
        (mutant, tries) -> {
          long killed = tries.stream().filter(each -> each != NEVER).count();
          out.append(
              String.format(
                  Locale.ROOT,
                  "| %s | `%s` | %d of %d seeds | %s | %s |%n",
                  mutant.killedBy().id(),
                  mutant,
                  killed,
                  tries.size(),
                  shown(tries.get((tries.size() - 1) / 2)),
                  shown(tries.get(tries.size() - 1))));
        });
    return out.toString();
  }

  private static String shown(int tries) {
    return tries == NEVER ? "–" : Integer.toString(tries);
  }
}
