package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A fixed number of random schedules, each judged by every rule: what each rule says of all of
 * them. Schedule <i>i</i> of seed <i>s</i> is the first of seed <i>s + i</i>.
 */
public final class Campaign {

  private final Subject subject;
  private final ScheduleSource source;
  private final Map<Rule, Long> exercised = new EnumMap<>(Rule.class);
  private final Map<Rule, Long> broken = new EnumMap<>(Rule.class);

  private Campaign(Subject subject, ScheduleSource source) {
    this.subject = subject;
    this.source = source;
  }

  /** Runs this many schedules. */
  public static Campaign run(Subject subject, ScheduleSource source, int schedules, long seed) {
    Campaign campaign = new Campaign(subject, source);
    source.during(() -> campaign.run(schedules, seed));
    return campaign;
  }

  private void run(int schedules, long seed) {
    for (long own = seed; own < seed + schedules; own++) {
      Scenario scenario = source.draw(own).scenario();
      for (Verdict verdict :
          Checkers.judgeAll(Simulation.run(scenario, subject), scenario.profile())) {
        exercised.merge(verdict.rule(), (long) verdict.exercised(), Long::sum);
        if (verdict.outcome() == Verdict.Outcome.FAIL) {
          broken.putIfAbsent(verdict.rule(), own);
        }
      }
    }
  }

  /** What a rule says of all schedules. */
  public Verdict.Outcome outcome(Rule rule) {
    if (broken.containsKey(rule)) {
      return Verdict.Outcome.FAIL;
    }
    return exercised(rule) == 0 ? Verdict.Outcome.VACUOUS : Verdict.Outcome.PASS;
  }

  /** How often the schedules gave a rule something to judge. */
  public long exercised(Rule rule) {
    return exercised.getOrDefault(rule, 0L);
  }

  /** The first schedule that broke a rule, made as small as it gets. */
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
