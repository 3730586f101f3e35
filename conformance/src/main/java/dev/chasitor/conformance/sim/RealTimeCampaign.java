package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.check.Verdict.Outcome;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.session.visitor.Profile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The verdict of each rule over the schedules for a client that runs in real time. Several
 * schedules run at once, because each mostly waits. A machine may stand still for a moment, and a
 * client then looks slow. So a schedule that breaks a rule runs again, and a rule is broken only if
 * each run breaks it.
 *
 * <p>Rules that only virtual time or another kind of schedule can judge are left out: {@link
 * #leftOut()}.
 */
public final class RealTimeCampaign {

  /** How many schedules run at once. */
  private static final int AT_ONCE = 8;

  /** After so many schedules that the client held up, the rest is left out. */
  private static final int MOST_HELD_UP = 3;

  /** How often a schedule must break a rule, before the rule counts as broken. */
  private static final int TIMES = 3;

  private static final String EXACT =
      "its checker compares exact times, which only virtual time has";
  private static final String LONG = "the trouble that it judges lasts too long for real time";
  private static final String HITCH = "no listener of a run in real time is slow or throws";
  private static final String PROCESS =
      "no session of a run in real time is frozen or goes on in another process";

  private static final Map<Rule, String> LEFT_OUT = new EnumMap<>(Rule.class);

  static {
    LEFT_OUT.put(Rule.C_OPEN_07, "the server of a run in real time names no second server");
    LEFT_OUT.put(Rule.C_POLL_06, EXACT);
    LEFT_OUT.put(Rule.C_POLL_07, "a client that gives a poll up closes its connection");
    LEFT_OUT.put(Rule.C_POLL_10, EXACT);
    LEFT_OUT.put(
        Rule.C_ACK_04, "the kit cannot see when a client hands a batch to another of its threads");
    LEFT_OUT.put(Rule.C_RSY_08, EXACT);
    LEFT_OUT.put(Rule.C_RSY_10, EXACT);
    LEFT_OUT.put(Rule.C_DLV_05, HITCH);
    LEFT_OUT.put(Rule.C_DLV_07, HITCH);
    LEFT_OUT.put(Rule.C_LIV_03, LONG);
    LEFT_OUT.put(Rule.C_LIV_06, PROCESS);
    LEFT_OUT.put(
        Rule.C_SDR_01, "the server of a run in real time sends no rules for sensitive data");
    LEFT_OUT.put(Rule.C_DUR_01, PROCESS);
    LEFT_OUT.put(Rule.C_DUR_02, PROCESS);
    LEFT_OUT.put(Rule.C_DUR_03, PROCESS);
    LEFT_OUT.put(Rule.C_DUR_04, PROCESS);
  }

  /**
   * A schedule that breaks rules.
   *
   * @param schedule the schedule
   * @param verdicts the failed verdicts; may be empty if the history has a breach
   * @param history what happened
   */
  public record Violation(Scenario schedule, List<Verdict> verdicts, History history) {
    public Violation {
      verdicts = List.copyOf(verdicts);
    }
  }

  private final Map<Clause, Long> exercised = new EnumMap<>(Clause.class);
  private final Map<Clause, Violation> broken = new EnumMap<>(Clause.class);
  private final Map<AdapterDemand, Violation> breached = new EnumMap<>(AdapterDemand.class);
  private int schedules;
  private int heldUp;

  private RealTimeCampaign() {}

  /** Returns the rules that a run in real time does not judge, with the reasons. */
  public static Map<Rule, String> leftOut() {
    return Collections.unmodifiableMap(LEFT_OUT);
  }

  /** Returns the schedules for a client that keeps to this profile. */
  public static List<Scenario> schedules(Profile profile) {
    return RealTimeTalks.of(profile);
  }

  /**
   * Runs schedules and judges each. After a few schedules that the client held up the rest is left
   * out.
   *
   * @param schedules the schedules
   * @param run runs a schedule; several threads call it
   * @throws IllegalStateException if the kit's own server failed
   */
  public static RealTimeCampaign run(
      List<Scenario> schedules, Function<? super Scenario, History> run) {
    RealTimeCampaign campaign = new RealTimeCampaign();
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> all =
          schedules.stream()
              .<Future<?>>map(schedule -> threads.submit(() -> campaign.run(schedule, run)))
              .toList();
      for (Future<?> each : all) {
        each.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A run in real time failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
    return campaign;
  }

  private void run(Scenario schedule, Function<? super Scenario, History> run) {
    if (isStopped()) {
      return;
    }
    History history = run.apply(schedule);
    List<Verdict> verdicts = verdicts(schedule, history);
    Set<Clause> suspected = failed(verdicts);
    for (int times = 1; times < TIMES && hasNews(suspected) && isWhole(history); times++) {
      History again = run.apply(schedule);
      suspected.retainAll(failed(verdicts(schedule, again)));
    }
    judge(schedule, history, verdicts, suspected);
  }

  private static boolean isWhole(History history) {
    return history.breaches().stream().noneMatch(breach -> breach.demand().holdsUp());
  }

  private static List<Verdict> verdicts(Scenario schedule, History history) {
    return Checkers.judgeAll(history, schedule.profile()).stream()
        .filter(verdict -> !LEFT_OUT.containsKey(verdict.rule()))
        .toList();
  }

  private static Set<Clause> failed(List<Verdict> verdicts) {
    Set<Clause> clauses = EnumSet.noneOf(Clause.class);
    verdicts.stream().flatMap(Verdict::broken).forEach(clauses::add);
    return clauses;
  }

  private synchronized boolean hasNews(Set<Clause> suspected) {
    return !broken.keySet().containsAll(suspected);
  }

  private synchronized void judge(
      Scenario schedule, History history, List<Verdict> verdicts, Set<Clause> proven) {
    schedules++;
    Violation violation =
        new Violation(
            schedule,
            verdicts.stream()
                .filter(verdict -> verdict.broken().anyMatch(proven::contains))
                .toList(),
            history);
    verdicts.stream()
        .flatMap(verdict -> verdict.clauses().stream())
        .forEach(each -> exercised.merge(each.clause(), (long) each.exercised(), Long::sum));
    proven.forEach(clause -> broken.merge(clause, violation, RealTimeCampaign::simpler));
    boolean isHeldUp = false;
    for (Event.Breached breach : history.breaches()) {
      breached.merge(breach.demand(), violation, RealTimeCampaign::simpler);
      isHeldUp |= breach.demand().holdsUp();
    }
    heldUp += isHeldUp ? 1 : 0;
  }

  /** Returns the one with fewer broken rules, and then with fewer events. */
  private static Violation simpler(Violation one, Violation other) {
    int byRules = Integer.compare(one.verdicts().size(), other.verdicts().size());
    int bySize = Integer.compare(one.history().events().size(), other.history().events().size());
    return byRules < 0 || (byRules == 0 && bySize <= 0) ? one : other;
  }

  /** Returns how many schedules have run. */
  public synchronized int schedules() {
    return schedules;
  }

  /** Whether schedules were left out, because the client held up several others. */
  public synchronized boolean isStopped() {
    return heldUp >= MOST_HELD_UP;
  }

  /** Returns how often a clause had something to judge. */
  public synchronized long exercised(Clause clause) {
    return exercised.getOrDefault(clause, 0L);
  }

  /** Returns the verdict of a clause over all schedules. */
  public synchronized Outcome outcome(Clause clause) {
    if (broken.containsKey(clause)) {
      return Outcome.FAIL;
    }
    return exercised(clause) > 0 ? Outcome.PASS : Outcome.VACUOUS;
  }

  /** Returns the verdict of a rule, that is, of all its clauses, over all schedules. */
  public synchronized Outcome outcome(Rule rule) {
    List<Outcome> outcomes = Clause.of(rule).stream().map(this::outcome).distinct().toList();
    if (outcomes.contains(Outcome.FAIL)) {
      return Outcome.FAIL;
    }
    return outcomes.contains(Outcome.PASS) ? Outcome.PASS : Outcome.VACUOUS;
  }

  /** Returns a schedule that breaks a clause; empty if none does. */
  public synchronized Optional<Violation> violation(Clause clause) {
    return Optional.ofNullable(broken.get(clause));
  }

  /** Returns a schedule in which the client breached a demand; empty if there is none. */
  public synchronized Optional<Violation> breach(AdapterDemand demand) {
    return Optional.ofNullable(breached.get(demand));
  }
}
