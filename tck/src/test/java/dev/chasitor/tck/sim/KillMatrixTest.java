package dev.chasitor.tck.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.sim.Campaign;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.sim.SubjectMachine;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.tck.arbitraries.RandomSchedules;
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
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each client that was broken on purpose is noticed by the clause it breaks, with every seed,
 * within the budget of the kit. The matrix is written to {@code target/kills.md}.
 */
class KillMatrixTest {

  /** 20 in the profile {@code soak}. */
  private static final int SEEDS = Integer.getInteger("chasitor.seeds", 3);

  /** Between two seeds, more schedules than the budget has. */
  private static final long STRIDE = 7_000_000;

  private static final int NEVER = Integer.MAX_VALUE;

  @Test
  void everyClauseHasAMutant() {
    List<Clause> without =
        Arrays.stream(Clause.values())
            .filter(
                clause ->
                    Arrays.stream(Mutants.values())
                        .noneMatch(mutant -> mutant.killedBy() == clause))
            .toList();
    assertEquals(List.of(), without);
  }

  @Test
  void everyMutantIsKilledByItsClause() throws IOException {
    Map<Mutants, List<Integer>> kills = new EnumMap<>(Mutants.class);
    kill(RandomSchedules.any(), mutant -> !mutant.needsCrashes(), kills);
    kill(RandomSchedules.withCrashes(profile -> profile), Mutants::needsCrashes, kills);
    String matrix = matrix(kills, cases());
    Files.writeString(Path.of("target", "kills.md"), matrix);
    List<Mutants> survivors = new ArrayList<>();
    kills.forEach(
        (mutant, tries) -> {
          if (tries.contains(NEVER)) {
            survivors.add(mutant);
          }
        });
    assertTrue(survivors.isEmpty(), () -> "not killed by their clauses: " + survivors + matrix);
  }

  private static void kill(
      ScheduleSource source, Predicate<Mutants> which, Map<Mutants, List<Integer>> kills) {
    source.during(
        () ->
            Arrays.stream(Mutants.values())
                .filter(which)
                .forEach(mutant -> kills.put(mutant, triesToKill(mutant, source))));
  }

  /** Which clauses notice what, the mutant's own or others; written to {@code target/matrix.md}. */
  @Test
  @EnabledIfSystemProperty(named = "chasitor.matrix", matches = "\\d+")
  void whoNoticesWhat() throws IOException {
    int schedules = Integer.getInteger("chasitor.matrix");
    StringBuilder out = new StringBuilder("| Broken client | Its clause | Schedules |");
    out.append(" Also noticed by, of ").append(schedules).append(" |\n| --- | --- | --- | --- |\n");
    ScheduleSource scenarios = RandomSchedules.any();
    scenarios.during(
        () -> {
          for (Mutants mutant : Mutants.values()) {
            out.append(row(mutant, noticed(mutant, scenarios, schedules)));
          }
        });
    Files.writeString(Path.of("target", "matrix.md"), out.toString());
  }

  /** In how many schedules each clause is broken. */
  private static Map<Clause, Integer> noticed(
      Mutants mutant, ScheduleSource scenarios, int schedules) {
    Map<Clause, Integer> times = new EnumMap<>(Clause.class);
    for (int seed = 1; seed <= schedules; seed++) {
      Scenario scenario = scenarios.draw(seed).scenario();
      history(mutant, scenario)
          .ifPresent(
              history ->
                  Checkers.judgeAll(history, scenario.profile()).stream()
                      .flatMap(Verdict::broken)
                      .forEach(clause -> times.merge(clause, 1, Integer::sum)));
    }
    return times;
  }

  private static String row(Mutants mutant, Map<Clause, Integer> times) {
    String others =
        times.entrySet().stream()
            .filter(entry -> entry.getKey() != mutant.killedBy())
            .map(entry -> entry.getKey().id() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return "| `%s` | %s | %s | %s |%n"
        .formatted(
            mutant,
            mutant.killedBy().id(),
            times.getOrDefault(mutant.killedBy(), 0),
            others.isEmpty() ? "nobody" : others);
  }

  /** For each seed, sorted. */
  private static List<Integer> triesToKill(Mutants mutant, ScheduleSource scenarios) {
    List<Integer> tries = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      tries.add(triesToKill(mutant, scenarios, seed * STRIDE));
    }
    Collections.sort(tries);
    return tries;
  }

  private static int triesToKill(Mutants mutant, ScheduleSource scenarios, long firstSeed) {
    for (int tries = 1; tries <= ClientSessionTck.SCHEDULES; tries++) {
      Scenario scenario = scenarios.draw(firstSeed + tries).scenario();
      if (breaksItsClause(mutant, scenario)) {
        return tries;
      }
    }
    return NEVER;
  }

  private static boolean breaksItsClause(Mutants mutant, Scenario scenario) {
    return history(mutant, scenario)
        .flatMap(history -> Checkers.judge(mutant.killedBy().rule(), history, scenario.profile()))
        .filter(verdict -> verdict.broken().anyMatch(mutant.killedBy()::equals))
        .isPresent();
  }

  private static Optional<History> history(Mutants mutant, Scenario scenario) {
    try {
      return Optional.of(Simulation.run(scenario, mutant.make()));
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      // A client that was bent out of shape may break down: that is no verdict.
      return Optional.empty();
    }
  }

  /** How many cases each clause has in a run of the kit with the right client. */
  private static Map<Clause, Long> cases() {
    Subject right = SubjectMachine.REFERENCE.driven();
    Campaign mixed =
        Campaign.run(right, RandomSchedules.any(), ClientSessionTck.SCHEDULES, 20_260_214);
    Campaign crashes =
        Campaign.run(
            right,
            RandomSchedules.withCrashes(profile -> profile),
            ClientSessionTck.SCHEDULES * 3 / 10,
            20_260_214);
    Map<Clause, Long> cases = new EnumMap<>(Clause.class);
    for (Clause clause : Clause.values()) {
      cases.put(clause, mixed.exercised(clause) + crashes.exercised(clause));
    }
    return cases;
  }

  private static String matrix(Map<Mutants, List<Integer>> kills, Map<Clause, Long> cases) {
    StringBuilder out = new StringBuilder();
    out.append("| Clause | Cases | Broken client | Killed with | Schedules: median | most |\n");
    out.append("| --- | --- | --- | --- | --- | --- |\n");
    kills.forEach(
        (mutant, tries) -> {
          long killed = tries.stream().filter(each -> each != NEVER).count();
          out.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %d | `%s` | %d of %d seeds | %s | %s |%n",
                  mutant.killedBy().id(),
                  cases.get(mutant.killedBy()),
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
