package dev.chasitor.conformance.sim;

import dev.chasitor.host.Fault;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A schedule: a run before it happens, as a value that one can generate, shrink, print and run
 * again. Immutable.
 *
 * @param steps what visitor, application and agent do; sorted by time
 * @param faults what goes wrong; a fault whose request never comes has no effect
 * @param hitches what the application's listener does and should not do
 * @param server how the server behaves
 * @param profile the client's options for what the guide leaves open
 * @param jitterSeed the seed of what the client draws at random
 * @param journaling whether the client has a journal
 * @param crashes what happens to the processes of the client; a crash that nobody could go on after
 *     has no effect
 */
public record Scenario(
    List<Step> steps,
    List<Fault> faults,
    List<Hitch> hitches,
    Server server,
    Profile profile,
    long jitterSeed,
    Journaling journaling,
    List<Crash> crashes) {

  public Scenario {
    steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    faults = List.copyOf(faults);
    hitches = List.copyOf(hitches);
    crashes = List.copyOf(crashes);
  }

  /** Creates a schedule in which the client has no journal, and no crash is planned. */
  public Scenario(
      List<Step> steps,
      List<Fault> faults,
      List<Hitch> hitches,
      Server server,
      Profile profile,
      long jitterSeed) {
    this(steps, faults, hitches, server, profile, jitterSeed, Journaling.NONE, List.of());
  }

  /** Returns the schedule with other faults. */
  Scenario with(List<Fault> others) {
    return new Scenario(steps, others, hitches, server, profile, jitterSeed, journaling, crashes);
  }

  /** Returns the schedule with this journal and these crashes. */
  public Scenario crashing(Journaling journal, List<Crash> others) {
    return new Scenario(steps, faults, hitches, server, profile, jitterSeed, journal, others);
  }

  /** Returns the schedules that lack one step, fault, hitch or crash of this one. */
  public Stream<Scenario> smaller() {
    return Stream.of(
            without(steps)
                .map(
                    fewer ->
                        new Scenario(
                            fewer,
                            faults,
                            hitches,
                            server,
                            profile,
                            jitterSeed,
                            journaling,
                            crashes)),
            without(faults).map(this::with),
            without(hitches)
                .map(
                    fewer ->
                        new Scenario(
                            steps,
                            faults,
                            fewer,
                            server,
                            profile,
                            jitterSeed,
                            journaling,
                            crashes)),
            without(crashes).map(fewer -> crashing(journaling, fewer)))
        .flatMap(each -> each);
  }

  private static <T> Stream<List<T>> without(List<T> all) {
    return IntStream.range(0, all.size())
        .mapToObj(
            at -> {
              List<T> fewer = new ArrayList<>(all);
              fewer.remove(at);
              return fewer;
            });
  }

  /** Returns the time at which the last step is done. */
  public Duration lastStepAt() {
    return steps.stream().map(Step::over).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** Returns the schedule as text in three lines. */
  @Override
  public String toString() {
    return server
        + ", "
        + profile.recovery().map(recovery -> recovery + "/").orElse("")
        + profile.numbersAfterHandOver()
        + "/"
        + profile.ackAfterHandOver()
        + (profile.batchLimit() > 1 ? ", batches of " + profile.batchLimit() : "")
        + ", leaves the queue by "
        + profile.leavesQueueBy()
        + (journaling == Journaling.NONE ? "" : ", journal " + journaling)
        + "\n  steps:  "
        + steps.stream().map(Step::toString).collect(Collectors.joining("; "))
        + "\n  faults: "
        + Stream.of(faults, hitches, crashes)
            .flatMap(List::stream)
            .map(Object::toString)
            .collect(Collectors.joining("; "));
  }
}
