package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.check.Checkers;
import dev.chasitor.conformance.check.Verdict;
import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.Rule;
import dev.chasitor.conformance.subject.Subject;
import dev.chasitor.host.Fault;
import dev.chasitor.model.RequestType;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The search by named faults: it runs each base talk with every kind of fault at every request, and
 * judges each run by every rule. With a depth of two it runs every ordered pair of faults. Nothing
 * is random, so two searches of one client find the same.
 *
 * <p>After the last step of a talk, when nobody says anything, one poll is like the next. The
 * search strikes only the polls of {@link #QUIET}.
 */
public final class FaultSearch {

  /** How long after the last step requests are still hit: one held poll, and some. */
  private static final Duration QUIET = Duration.ofSeconds(40);

  private final Subject subject;
  private final Predicate<Rule> judged;
  private final LongConsumer progress;
  private final Set<Integer> histories = new HashSet<>();
  private long schedules;
  private Optional<Violation> violation = Optional.empty();

  private FaultSearch(Subject subject, Predicate<Rule> judged, LongConsumer progress) {
    this.subject = subject;
    this.judged = judged;
    this.progress = progress;
  }

  /**
   * The result of a search.
   *
   * @param schedules how many schedules were run
   * @param histories how many different histories they had
   * @param violation the first schedule that broke a rule; the search ends with it
   */
  public record Report(long schedules, long histories, Optional<Violation> violation) {}

  /**
   * A schedule that breaks a rule.
   *
   * @param scenario the schedule
   * @param verdicts the rules that it breaks
   * @param history what happened
   */
  public record Violation(Scenario scenario, List<Verdict> verdicts, History history) {
    public Violation {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * Runs the search on the calling thread.
   *
   * @param subject the client under test
   * @param agreed returns the profile that the client keeps to, from a proposed one
   * @param judged whether a broken rule counts
   * @param depth the most faults in a schedule; more than 2 take very long
   * @param progress is given the number of schedules done, after each
   * @throws IllegalArgumentException if the depth is below 1
   */
  public static Report run(
      Subject subject,
      UnaryOperator<Profile> agreed,
      Predicate<Rule> judged,
      int depth,
      LongConsumer progress) {
    if (depth < 1) {
      throw new IllegalArgumentException("depth must be 1 or more, not " + depth);
    }
    FaultSearch search = new FaultSearch(subject, judged, progress);
    Set<Profile> profiles = new LinkedHashSet<>();
    BaseTalks.profiles().forEach(profile -> profiles.add(agreed.apply(profile)));
    for (Profile profile : profiles) {
      for (Scenario talk : BaseTalks.of(profile)) {
        search.explore(talk, -1, depth);
      }
    }
    return new Report(search.schedules, search.histories.size(), search.violation);
  }

  /**
   * Runs a schedule, and then the schedules with one more fault.
   *
   * @param last the position of the request that the last fault hits, -1 for none
   * @param depth how many more faults may be added
   */
  private void explore(Scenario scenario, int last, int depth) {
    if (violation.isPresent()) {
      return;
    }
    History history = Simulation.run(scenario, subject);
    judge(scenario, history);
    if (depth == 0) {
      return;
    }
    Duration end = scenario.lastStepAt().plus(QUIET);
    List<Event.Sent> requests =
        history.all(Event.Sent.class).stream()
            .filter(sent -> sent.at().compareTo(end) < 0)
            .toList();
    Map<RequestType, Integer> counts = new EnumMap<>(RequestType.class);
    for (int at = 0; at < requests.size(); at++) {
      RequestType type = requests.get(at).type();
      int nth = counts.merge(type, 1, Integer::sum);
      if (at > last && type != RequestType.UNKNOWN) {
        for (Fault.Kind kind : Fault.Kind.all()) {
          Fault fault = Fault.once(type, nth, kind);
          if (fault.fits()) {
            explore(with(scenario, fault), at, depth - 1);
          }
        }
      }
    }
  }

  private void judge(Scenario scenario, History history) {
    schedules++;
    histories.add(history.events().hashCode());
    List<Verdict> broken =
        Checkers.judgeAll(history, scenario.profile()).stream()
            .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
            .filter(verdict -> judged.test(verdict.rule()))
            .toList();
    if (!broken.isEmpty()) {
      violation = Optional.of(new Violation(scenario, broken, history));
    }
    progress.accept(schedules);
  }

  private static Scenario with(Scenario scenario, Fault fault) {
    List<Fault> faults = new ArrayList<>(scenario.faults());
    faults.add(fault);
    return new Scenario(
        scenario.steps(),
        faults,
        scenario.hitches(),
        scenario.server(),
        scenario.profile(),
        scenario.jitterSeed());
  }
}
