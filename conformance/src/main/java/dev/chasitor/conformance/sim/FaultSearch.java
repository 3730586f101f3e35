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
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The search by named faults: it runs each base talk with every kind of fault at every request, and
 * judges each run by every rule. With a depth of two it runs every ordered pair of faults. The
 * search by crashes does so with every crash at every place. Nothing is random, so two searches of
 * one client find the same.
 *
 * <p>After the last step of a talk, when nobody says anything, one poll is like the next. The
 * search strikes only the polls of {@link #QUIET}.
 */
public final class FaultSearch {

  /** How long after the last step requests are still hit: one held poll, and some. */
  private static final Duration QUIET = Duration.ofSeconds(40);

  private static final Fault LOST_NODE =
      Fault.once(RequestType.CHAT_MESSAGE, 1, Fault.AfterServer.KILL_AFTER);

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
   * @param verdicts the rules that it breaks; may be empty if its history has a breach of the
   *     adapter's contract
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
    search.talks(agreed, talk -> search.explore(talk, -1, depth));
    return search.report();
  }

  /**
   * Runs the search by crashes on the calling thread. Each crash happens at each write, request and
   * event of each base talk, with a journal, and once more in a talk that loses its node. Then a
   * client without a journal is frozen at each request and killed at each later one, and goes on
   * with the old document.
   *
   * @param subject the client under test
   * @param agreed returns the profile that the client keeps to, from a proposed one
   * @param judged whether a broken rule counts
   * @param progress is given the number of schedules done, after each
   */
  public static Report runCrashes(
      Subject subject,
      UnaryOperator<Profile> agreed,
      Predicate<Rule> judged,
      LongConsumer progress) {
    FaultSearch search = new FaultSearch(subject, judged, progress);
    search.talks(
        agreed,
        talk -> {
          search.crash(talk);
          search.crash(talk.with(List.of(LOST_NODE)));
          search.outdate(talk);
        });
    return search.report();
  }

  private void talks(UnaryOperator<Profile> agreed, Consumer<Scenario> search) {
    Set<Profile> profiles = new LinkedHashSet<>();
    BaseTalks.profiles().forEach(profile -> profiles.add(agreed.apply(profile)));
    for (Profile profile : profiles) {
      BaseTalks.of(profile).forEach(search);
    }
  }

  private Report report() {
    return new Report(schedules, histories.size(), violation);
  }

  /** Runs a schedule with each crash at each place. */
  private void crash(Scenario talk) {
    History history = Simulation.run(talk.crashing(Journaling.PROMPT, List.of()), subject);
    Duration end = talk.lastStepAt().plus(QUIET);
    for (Crash.Kind kind : Crash.Kind.values()) {
      long places =
          history.events().stream()
              .filter(event -> event.at().compareTo(end) < 0 && isPlaceOf(kind, event))
              .count();
      for (int nth = 1; nth <= places && violation.isEmpty(); nth++) {
        run(talk.crashing(Journaling.PROMPT, List.of(new Crash(nth, kind))));
      }
    }
  }

  private static boolean isPlaceOf(Crash.Kind kind, Event event) {
    return switch (kind.place()) {
      case WRITE -> event instanceof Event.Wrote;
      case REQUEST -> event instanceof Event.Sent;
      case EVENT ->
          event instanceof Event.Told
              || event instanceof Event.Moved
              || event instanceof Event.Over;
    };
  }

  /** Runs a schedule with a freeze at each request and a kill at each later one. */
  private void outdate(Scenario talk) {
    Duration end = talk.lastStepAt().plus(QUIET);
    for (Fault freeze : faults(Simulation.run(talk, subject), end)) {
      Scenario frozen = talk.with(List.of(freeze));
      List<Event> events = Simulation.run(frozen, subject).events();
      int requests = 0;
      boolean isFrozen = false;
      for (Event event : events) {
        isFrozen |= event instanceof Event.Resumed;
        if (event instanceof Event.Sent && event.at().compareTo(end) < 0) {
          requests++;
          if (isFrozen && violation.isEmpty()) {
            run(
                frozen.crashing(
                    Journaling.NONE, List.of(new Crash(requests, Crash.Kind.KILL_AFTER_REQUEST))));
          }
        }
      }
    }
  }

  /** Returns a freeze at each request. */
  private static List<Fault> faults(History history, Duration end) {
    Map<RequestType, Integer> counts = new EnumMap<>(RequestType.class);
    return history.all(Event.Sent.class, sent -> sent.at().compareTo(end) < 0).stream()
        .map(
            sent ->
                Fault.once(
                    sent.type(),
                    counts.merge(sent.type(), 1, Integer::sum),
                    Fault.AfterServer.FREEZE_AFTER))
        .toList();
  }

  private void run(Scenario scenario) {
    judge(scenario, Simulation.run(scenario, subject));
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
        (history.isComplete() ? Checkers.judgeAll(history, scenario.profile()) : List.<Verdict>of())
            .stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
                .filter(verdict -> judged.test(verdict.rule()))
                .toList();
    if (!broken.isEmpty() || !history.breaches().isEmpty()) {
      violation = Optional.of(new Violation(scenario, broken, history));
    }
    progress.accept(schedules);
  }

  private static Scenario with(Scenario scenario, Fault fault) {
    List<Fault> faults = new ArrayList<>(scenario.faults());
    faults.add(fault);
    return scenario.with(faults);
  }
}
