package dev.chasitor.tck.sim;

import dev.chasitor.session.Profile;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A run before it happens: a plain value that can be generated, shrunk, printed and run again.
 * Immutable.
 *
 * @param steps what visitor and agent do
 * @param faults what goes wrong; what never comes to be hit does no harm
 * @param acceptAfter how long until an agent accepts the chat
 * @param profile how the client behaves where the guide leaves it open
 */
public record Scenario(
    List<Step> steps, List<Fault> faults, Duration acceptAfter, Profile profile) {

  public Scenario {
    steps = steps.stream().sorted(Comparator.comparing(Step::at)).toList();
    faults = List.copyOf(faults);
  }

  /** When the last step is done. */
  public Duration lastStepAt() {
    return steps.isEmpty() ? Duration.ZERO : steps.get(steps.size() - 1).at();
  }

  /** A few lines. */
  @Override
  public String toString() {
    return "accept after "
        + acceptAfter.toMillis()
        + "ms, "
        + profile.recovery().map(recovery -> recovery + "/").orElse("")
        + profile.numbersAfterHandOver()
        + "/"
        + profile.ackAfterHandOver()
        + "\n  steps:  "
        + steps.stream().map(Step::toString).collect(Collectors.joining("; "))
        + "\n  faults: "
        + faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
  }
}
