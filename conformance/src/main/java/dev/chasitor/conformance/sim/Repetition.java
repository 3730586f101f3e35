package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.subject.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Two runs of one schedule whose histories differ: the client is not deterministic. It reads a real
 * clock, draws from its own random numbers, keeps state between sessions, or depends on the order
 * of a hash table. Immutable.
 *
 * @param schedule the schedule
 * @param event the number of the first event that differs, from 1
 * @param first this event in the first run, or that the run is over
 * @param second this event in the second run, or that the run is over
 */
public record Repetition(Scenario schedule, int event, String first, String second) {

  /**
   * Runs a schedule again and compares the histories.
   *
   * @param history what happened in the first run
   * @return the first difference; empty if the histories are equal
   */
  public static Optional<Repetition> of(Subject subject, Scenario schedule, History history) {
    List<Event> first = history.events();
    List<Event> second = Simulation.run(schedule, subject).events();
    int most = Math.max(first.size(), second.size());
    for (int at = 0; at < most; at++) {
      if (at >= first.size() || at >= second.size() || !first.get(at).equals(second.get(at))) {
        return Optional.of(new Repetition(schedule, at + 1, text(first, at), text(second, at)));
      }
    }
    return Optional.empty();
  }

  private static String text(List<Event> events, int at) {
    return at < events.size() ? events.get(at).toString() : "no event: the run is over";
  }

  /** Returns a short paragraph for people. */
  @Override
  public String toString() {
    return "The client is not deterministic: two runs of one schedule differ from event no. "
        + event
        + " on.\n  first run:  "
        + first
        + "\n  second run: "
        + second
        + "\n  usual cause: the client reads a real clock, draws random numbers without the seed of"
        + " its environment, or keeps state between sessions";
  }
}
