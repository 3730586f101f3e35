package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The verdict of each rule over a fixed number of random schedules. Schedule <i>i</i> of seed
 * <i>s</i> is the first schedule of seed <i>s + i</i>. Each schedule runs twice, until the two
 * histories of one differ.
 */
public final class Campaign {

  private final Subject subject;
  private final ScheduleSource source;
  private final Map<Rule, Long> exercised = new EnumMap<>(Rule.class);
  private final Map<Rule, Long> broken = new EnumMap<>(Rule.class);
  private Optional<Repetition> difference = Optional.empty();

  private Campaign(Subject subject, ScheduleSource source) {
    this.subject = subject;
    this.source = source;
  }

  /**
   * Runs the schedules on the calling thread and judges each by every rule.
   *
   * @param subject the client under test
   * @param source draws the schedules
   * @param schedules how many
   * @param seed the seed of the first schedule
   */
  public static Campaign run(Subject subject, ScheduleSource source, int schedules, long seed) {
    Campaign campaign = new Campaign(subject, source);
    source.during(() -> campaign.run(schedules, seed));
    return campaign;
  }

  private void run(int schedules, long seed) {
    for (long own = seed; own < seed + schedules; own++) {
      Scenario scenario = source.draw(own).scenario();
      History history = Simulation.run(scenario, subject);
      for (Verdict verdict : Checkers.judgeAll(history, scenario.profile())) {
        exercised.merge(verdict.rule(), (long) verdict.exercised(), Long::sum);
        if (verdict.outcome() == Verdict.Outcome.FAIL) {
          broken.putIfAbsent(verdict.rule(), own);
        }
      }
      if (difference.isEmpty()) {
        difference = Repetition.of(subject, scenario, history);
      }
    }
  }

  /** Returns the first schedule whose two runs differed; empty if none did. */
  public Optional<Repetition> difference() {
    return difference;
  }

  /** Returns the outcome of a rule over all schedules. */
  public Verdict.Outcome outcome(Rule rule) {
    if (broken.containsKey(rule)) {
      return Verdict.Outcome.FAIL;
    }
    return exercised(rule) == 0 ? Verdict.Outcome.VACUOUS : Verdict.Outcome.PASS;
  }

  /** Returns how often the schedules gave a rule something to judge. */
  public long exercised(Rule rule) {
    return exercised.getOrDefault(rule, 0L);
  }

  /** Returns the first schedule that broke a rule, shrunk as far as possible; empty if none did. */
  public Optional<Simulator.Violation> violation(Rule rule) {
    AtomicReference<Optional<Simulator.Violation>> found = new AtomicReference<>(Optional.empty());
    Long seed = broken.get(rule);
    if (seed != null) {
      source.during(
          () -> found.set(Optional.of(Shrinking.smallest(subject, seed, source.draw(seed), rule))));
    }
    return found.get();
  }
}
