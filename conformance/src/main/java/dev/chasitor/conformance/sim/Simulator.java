package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Clause;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/**
 * Runs many random schedules and judges each by every rule. It stops at the first schedule that
 * breaks a rule and shrinks it, as far as it still breaks the same rule.
 *
 * <p>Schedule <i>i</i> of seed <i>s</i> is the first schedule of seed <i>s + i</i>. So each can be
 * run again alone, on any machine.
 */
public final class Simulator {

  private final Subject subject;
  private final ScheduleSource source;
  private final Map<Rule, Long> exercised = new EnumMap<>(Rule.class);
  private long schedules;
  private long requests;
  private Duration simulated = Duration.ZERO;

  private Simulator(Subject subject, ScheduleSource source) {
    this.subject = subject;
    this.source = source;
  }

  /**
   * The result of a run of schedules.
   *
   * @param schedules how many schedules ran
   * @param requests how many requests the clients sent
   * @param simulated the virtual time of all runs
   * @param exercised how often each rule had something to judge
   * @param violation the schedule that broke a rule and ended the run; empty if none did
   */
  public record Report(
      long schedules,
      long requests,
      Duration simulated,
      Map<Rule, Long> exercised,
      Optional<Violation> violation) {

    public Report {
      exercised = Collections.unmodifiableMap(new EnumMap<>(exercised));
    }
  }

  /**
   * A schedule that breaks a rule.
   *
   * @param seed the seed whose first schedule it is
   * @param found the schedule as it was drawn
   * @param smallest the shrunk schedule
   * @param shrinkingRuns how many smaller schedules were tried
   * @param verdicts the failed verdicts of the shrunk schedule; may be empty if its history has a
   *     breach of the adapter's contract
   * @param history the history of the shrunk schedule
   */
  public record Violation(
      long seed,
      Scenario found,
      Scenario smallest,
      int shrinkingRuns,
      List<Verdict> verdicts,
      History history) {

    public Violation {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * Runs schedules on the calling thread until the number is reached or one breaks a rule.
   *
   * @param subject the client under test
   * @param source draws the schedules
   * @param schedules how many to run at most
   * @param seed the seed of the first schedule
   * @param progress receives the number of finished schedules, after each one
   */
  public static Report run(
      Subject subject, ScheduleSource source, long schedules, long seed, LongConsumer progress) {
    AtomicReference<Report> report = new AtomicReference<>();
    source.during(() -> report.set(new Simulator(subject, source).run(schedules, seed, progress)));
    return report.get();
  }

  private Report run(long most, long seed, LongConsumer progress) {
    Optional<Violation> violation = Optional.empty();
    while (schedules < most && violation.isEmpty()) {
      long own = seed + schedules;
      ScheduleSource.Drawn drawn = source.draw(own);
      History history = Simulation.run(drawn.scenario(), subject);
      violation =
          broken(drawn.scenario(), history)
              .map(clause -> Shrinking.smallest(subject, own, drawn, clause))
              .or(() -> breach(own, drawn, history));
      count(history);
      progress.accept(schedules);
    }
    return new Report(schedules, requests, simulated, exercised, violation);
  }

  /** Returns the schedule if the client broke the contract of its adapter in it. */
  private Optional<Violation> breach(long own, ScheduleSource.Drawn drawn, History history) {
    return history.breaches().stream()
        .findFirst()
        .map(breach -> Shrinking.smallest(subject, own, drawn, history, breach.demand()));
  }

  private void count(History history) {
    schedules++;
    requests += history.events().stream().filter(Event.Sent.class::isInstance).count();
    List<Event> events = history.events();
    simulated = events.isEmpty() ? simulated : simulated.plus(events.get(events.size() - 1).at());
  }

  /** Returns the first clause that a history breaks. */
  private Optional<Clause> broken(Scenario scenario, History history) {
    if (!history.isComplete()) {
      return Optional.empty();
    }
    Optional<Clause> first = Optional.empty();
    for (Verdict verdict : Checkers.judgeAll(history, scenario.profile())) {
      exercised.merge(verdict.rule(), (long) verdict.exercised(), Long::sum);
      if (first.isEmpty()) {
        first = verdict.broken().findFirst();
      }
    }
    return first;
  }
}
