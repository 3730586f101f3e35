package dev.chasitor.tck.mutants;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.schedule.ScheduleToken;
import dev.chasitor.conformance.sim.Scenario;
import dev.chasitor.conformance.sim.ScheduleSource;
import dev.chasitor.conformance.sim.Simulation;
import dev.chasitor.conformance.subject.ChatClientSubject;
import dev.chasitor.tck.arbitraries.RandomSchedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Schedules with the history of the right client for each. Immutable. */
final class Corpus {

  /** A schedule, as it is and as a token, with the history of the right client. */
  record Sample(Scenario schedule, String token, History right) {

    /** Returns the rules and demands that a history of this schedule breaks, by their ids. */
    Set<String> brokenIn(History history) {
      Set<String> broken = new TreeSet<>();
      for (Event.Breached breach : history.breaches()) {
        broken.add(breach.demand().name());
      }
      if (history.isComplete()) {
        for (Verdict verdict : Checkers.judgeAll(history, schedule.profile())) {
          if (verdict.outcome() == Verdict.Outcome.FAIL) {
            broken.add(verdict.rule().id());
          }
        }
      }
      return broken;
    }
  }

  private final List<Sample> samples;

  private Corpus(List<Sample> samples) {
    this.samples = List.copyOf(samples);
  }

  /**
   * Draws schedules, and runs each with the right client.
   *
   * @param plain how many without crashes
   * @param crashes how many with crashes
   * @param seed the seed of the first schedule of either kind
   */
  static Corpus of(int plain, int crashes, long seed) {
    List<Sample> samples = new ArrayList<>();
    add(samples, RandomSchedules.any(), plain, seed);
    add(samples, RandomSchedules.withCrashes(profile -> profile), crashes, seed);
    return new Corpus(samples);
  }

  private static void add(List<Sample> samples, ScheduleSource source, int number, long seed) {
    source.during(
        () -> {
          for (int at = 0; at < number; at++) {
            Scenario schedule = source.draw(seed + at).scenario();
            History right = Simulation.run(schedule, new ChatClientSubject());
            samples.add(new Sample(schedule, ScheduleToken.of(schedule), right));
          }
        });
  }

  /** Returns the schedules, those without crashes first. */
  List<Sample> samples() {
    return samples;
  }
}
