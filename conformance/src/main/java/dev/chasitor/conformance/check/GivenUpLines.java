package dev.chasitor.conformance.check;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.Event.Answered;
import dev.chasitor.conformance.history.Event.Failed;
import dev.chasitor.conformance.history.Event.Fate;
import dev.chasitor.conformance.history.Event.Over;
import dev.chasitor.conformance.history.Event.Said;
import dev.chasitor.conformance.history.Event.Sent;
import dev.chasitor.conformance.history.Event.Settled;
import dev.chasitor.conformance.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The lines whose first try failed, while the session could go on where it was: with a connection
 * that broke, or with an answer that passes.
 */
final class GivenUpLines {

  private final Map<Long, String> said = new HashMap<>();
  private final Map<Long, Sent> calls = new HashMap<>();
  private final Map<String, Integer> tries = new HashMap<>();
  private final Map<String, Event> failures = new HashMap<>();
  private final Set<Event> ends = new HashSet<>();

  private GivenUpLines() {}

  /**
   * What became of a line.
   *
   * @param failure how its first try failed
   * @param then its second try, or its settlement without one
   * @param isGivenUp whether it was settled without a second try, and is not accepted
   */
  record Line(Event failure, Event then, boolean isGivenUp) {}

  /** Returns what became of the lines whose first try failed in this way. */
  static List<Line> of(History history, Predicate<Event> isFailure) {
    GivenUpLines lines = new GivenUpLines();
    lines.ends.addAll(history.all(Over.class));
    List<Line> found = new ArrayList<>();
    for (Event event : history.events()) {
      if (GivingUpChecks.isReasonToGiveUp(event)) {
        return found;
      }
      lines.follow(event, isFailure, found);
    }
    return found;
  }

  private void follow(Event event, Predicate<Event> isFailure, List<Line> found) {
    if (event instanceof Said line) {
      said.put(line.ref(), line.text());
    } else if (event instanceof Sent sent) {
      calls.put(sent.call(), sent);
      for (String line : sent.says().lines()) {
        if (tries.merge(line, 1, Integer::sum) == 2 && failures.containsKey(line)) {
          found.add(new Line(failures.get(line), sent, false));
        }
      }
    } else if (event instanceof Settled settled) {
      String line = said.getOrDefault(settled.ref(), "");
      Event failure = failures.get(line);
      if (failure != null && tries.getOrDefault(line, 0) == 1) {
        boolean isGivenUp =
            settled.fate() != Fate.ACCEPTED
                && ends.stream().noneMatch(over -> over.at().equals(settled.at()));
        found.add(new Line(failure, settled, isGivenUp));
      }
    } else if (isFailure.test(event)) {
      Sent asked = calls.get(callOf(event));
      if (asked != null) {
        asked.says().lines().forEach(line -> failures.putIfAbsent(line, event));
      }
    }
  }

  private static long callOf(Event event) {
    if (event instanceof Answered answered) {
      return answered.late() ? -1 : answered.call();
    }
    return event instanceof Failed failed ? failed.call() : -1;
  }
}
