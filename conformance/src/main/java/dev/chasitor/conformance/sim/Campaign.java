package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The verdict of each rule over a fixed number of random schedules. Schedule <i>i</i> of seed
 * <i>s</i> is the first schedule of seed <i>s + i</i>.
 */
public final class Campaign {

  private final Subject subject;
  private final ScheduleSource source;
  private final Map<Rule, Long> exercised = new EnumMap<>(Rule.class);
  private final Map<Rule, Long> broken = new EnumMap<>(Rule.class);
  private long schedules;

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
    return run(subject, source, schedules, seed, done -> {});
  }

  /**
   * Runs the schedules and reports after each of them.
   *
   * @param progress is given the campaign after each schedule, and may ask for what it found so far
   */
  public static Campaign run(
      Subject subject,
      ScheduleSource source,
      int schedules,
      long seed,
      Consumer<Campaign> progress) {
    Campaign campaign = new Campaign(subject, source);
    source.during(() -> campaign.run(schedules, seed, progress));
    return campaign;
  }

  private void run(int most, long seed, Consumer<Campaign> progress) {
    for (long own = seed; own < seed + most; own++) {
      Scenario scenario = source.draw(own).scenario();
      for (Verdict verdict :
          Checkers.judgeAll(Simulation.run(scenario, subject), scenario.profile())) {
        exercised.merge(verdict.rule(), (long) verdict.exercised(), Long::sum);
        if (verdict.outcome() == Verdict.Outcome.FAIL) {
          broken.putIfAbsent(verdict.rule(), own);
        }
      }
      schedules++;
      progress.accept(this);
    }
  }

  /** Returns how many schedules have run. */
  public long schedules() {
    return schedules;
  }

  /** Returns the rules that a schedule broke. */
  public Set<Rule> broken() {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    rules.addAll(broken.keySet());
    return rules;
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
