package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.conformance.subject.SubjectCapability;
import dev.chasitor.model.RequestType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The verdict of each rule over a fixed number of random schedules. Schedule <i>i</i> of seed
 * <i>s</i> is the first schedule of seed <i>s + i</i>. Each schedule runs twice, until the two
 * histories of one differ.
 */
public final class Campaign {

  /** After so many schedules that the client held up, a campaign leaves the rest out. */
  static final int MOST_HELD_UP = 3;

  private final Subject subject;
  private final ScheduleSource source;
  private final Map<Clause, Long> exercised = new EnumMap<>(Clause.class);
  private final Map<Clause, Long> broken = new EnumMap<>(Clause.class);
  private Optional<Repetition> difference = Optional.empty();
  private final Map<AdapterDemand, Breach> breached = new EnumMap<>(AdapterDemand.class);
  private final Set<RequestType> requests = EnumSet.noneOf(RequestType.class);
  private boolean hasThawed;
  private boolean hasRestarted;
  private int heldUp;

  /** The first schedule with a breach of a demand. */
  private record Breach(long seed, History history) {}

  private long schedules;

  private Campaign(Subject subject, ScheduleSource source) {
    this.subject = subject;
    this.source = source;
  }

  /**
   * Runs the schedules one after the other and judges each by every rule. A schedule that the
   * client held up is not judged, and after a few of them the rest is left out.
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
    for (long own = seed; own < seed + most && !isStopped(); own++) {
      Scenario scenario = source.draw(own).scenario();
      History history = Simulation.run(scenario, subject);
      note(own, history);
      if (history.isComplete()) {
        judge(own, scenario, history);
        if (difference.isEmpty()) {
          difference = Repetition.of(subject, scenario, history);
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

  /** Returns the clauses that a schedule broke. */
  public Set<Clause> broken() {
    Set<Clause> clauses = EnumSet.noneOf(Clause.class);
    clauses.addAll(broken.keySet());
    return clauses;
  }

  /** Returns the first schedule whose two runs differed; empty if none did. */
  public Optional<Repetition> difference() {
    return difference;
  }

  private void note(long own, History history) {
    boolean isHeldUp = false;
    for (Event.Breached breach : history.breaches()) {
      breached.putIfAbsent(breach.demand(), new Breach(own, history));
      isHeldUp |= breach.demand().holdsUp();
    }
    heldUp += isHeldUp ? 1 : 0;
    history.all(Event.Sent.class).forEach(sent -> requests.add(sent.type()));
    for (Event.Resumed again : history.all(Event.Resumed.class)) {
      hasThawed |= again.why() == Event.Halt.FROZEN;
      hasRestarted |= again.why() == Event.Halt.OUTDATED;
    }
    hasRestarted |= !history.all(Event.Claimed.class).isEmpty();
  }

  private void judge(long own, Scenario scenario, History history) {
    for (Verdict verdict : Checkers.judgeAll(history, scenario.profile())) {
      for (Verdict.OfClause each : verdict.clauses()) {
        exercised.merge(each.clause(), (long) each.exercised(), Long::sum);
      }
      verdict.broken().forEach(clause -> broken.putIfAbsent(clause, own));
    }
  }

  /** Whether the rest of the schedules was left out, since the client held up too many of them. */
  public boolean isStopped() {
    return heldUp >= MOST_HELD_UP;
  }

  /**
   * Returns the first schedule in which the client did not do what the kit demands of an adapter,
   * shrunk as far as possible; empty if none did. One that was held up is not shrunk, and its
   * history ends there.
   */
  public Optional<Simulator.Violation> breach(AdapterDemand demand) {
    Breach breach = breached.get(demand);
    AtomicReference<Optional<Simulator.Violation>> found = new AtomicReference<>(Optional.empty());
    if (breach != null) {
      source.during(
          () ->
              found.set(
                  Optional.of(
                      Shrinking.smallest(
                          subject,
                          breach.seed(),
                          source.draw(breach.seed()),
                          breach.history(),
                          demand))));
    }
    return found.get();
  }

  /** Whether the client did what a capability means, in any schedule. */
  public boolean hasShown(SubjectCapability capability) {
    return switch (capability) {
      case SNEAK_PEEK -> requests.contains(RequestType.CHASITOR_SNEAK_PEEK);
      case CUSTOM_EVENTS -> requests.contains(RequestType.CUSTOM_EVENT);
      case BATCHES -> requests.contains(RequestType.MULTI_NOUN);
      case RESYNC_SESSION -> requests.contains(RequestType.RESYNC_SESSION);
      case RECONNECT_SESSION -> requests.contains(RequestType.RECONNECT_SESSION);
      case FREEZE -> hasThawed;
      case RESTART -> hasRestarted;
    };
  }

  /** Returns the outcome of a clause over all schedules. */
  public Verdict.Outcome outcome(Clause clause) {
    if (broken.containsKey(clause)) {
      return Verdict.Outcome.FAIL;
    }
    return exercised(clause) == 0 ? Verdict.Outcome.VACUOUS : Verdict.Outcome.PASS;
  }

  /** Returns the outcome of a rule, that is, of all its clauses, over all schedules. */
  public Verdict.Outcome outcome(Rule rule) {
    if (broken.keySet().stream().anyMatch(clause -> clause.rule() == rule)) {
      return Verdict.Outcome.FAIL;
    }
    return Clause.of(rule).stream().allMatch(clause -> exercised(clause) == 0)
        ? Verdict.Outcome.VACUOUS
        : Verdict.Outcome.PASS;
  }

  /** Returns how often the schedules gave a clause something to judge. */
  public long exercised(Clause clause) {
    return exercised.getOrDefault(clause, 0L);
  }

  /**
   * Returns the first schedule that broke a clause, shrunk as far as possible; empty if none did.
   */
  public Optional<Simulator.Violation> violation(Clause clause) {
    AtomicReference<Optional<Simulator.Violation>> found = new AtomicReference<>(Optional.empty());
    Long seed = broken.get(clause);
    if (seed != null) {
      source.during(
          () ->
              found.set(Optional.of(Shrinking.smallest(subject, seed, source.draw(seed), clause))));
    }
    return found.get();
  }
}
