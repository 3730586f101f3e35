package dev.chasitor.conformance.sim;

import dev.chasitor.host.Fault;
import dev.chasitor.session.visitor.Profile;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run before it happens: a plain value that can be generated, shrunk, printed and run again.
 * Immutable.
 *
 * @param steps what visitor and agent do
 * @param faults what goes wrong; what never comes to be hit does no harm
 * @param hitches what the application's listener does that it should not
 * @param server how the server behaves
 * @param profile how the client behaves where the guide leaves it open
 */
public record Scenario(
    List<Step> steps, List<Fault> faults, List<Hitch> hitches, Server server, Profile profile) {

  public Scenario {
    steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    faults = List.copyOf(faults);
    hitches = List.copyOf(hitches);
  }

  /** When the last step is done. */
  public Duration lastStepAt() {
    return steps.stream().map(Step::over).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
  }

  /** A few lines. */
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
        + "\n  steps:  "
        + steps.stream().map(Step::toString).collect(Collectors.joining("; "))
        + "\n  faults: "
        + Stream.concat(faults.stream(), hitches.stream())
            .map(Object::toString)
            .collect(Collectors.joining("; "));
  }
}
