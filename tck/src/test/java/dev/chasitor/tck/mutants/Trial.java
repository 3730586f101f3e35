package dev.chasitor.tck.mutants;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.tck.mutants.ClientMutants.ClientMutant;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of one mutant. Immutable.
 *
 * @param mutant the mutant
 * @param broken the rules and demands that noticed it in the first schedule in which any did
 * @param different the number of schedules with another history than that of the right client, up
 *     to the first in which a rule or a demand noticed it
 * @param difference the first such history, as text; empty if there is none
 */
record Trial(ClientMutant mutant, Set<String> broken, int different, Optional<String> difference) {

  /** Stands for a rule where the run itself broke down. */
  static final String BREAKDOWN = "breakdown";

  /** What a trial found. */
  enum Result {
    /** Every history was that of the right client. */
    UNCHANGED,
    /** A rule or a demand was broken. */
    CAUGHT,
    /** A history differed, and nothing was broken. */
    SURVIVED
  }

  Trial {
    broken = Set.copyOf(broken);
  }

  Result result() {
    if (!broken.isEmpty()) {
      return Result.CAUGHT;
    }
    return different == 0 ? Result.UNCHANGED : Result.SURVIVED;
  }

  /** Runs the schedules until a rule or a demand notices the mutant. */
  static Trial of(ClientMutant mutant, MutantLoader loader, Corpus corpus) {
    int different = 0;
    Optional<String> difference = Optional.empty();
    for (Corpus.Sample sample : corpus.samples()) {
      History history;
      try {
        history = loader.run(sample.token());
      } catch (InvocationTargetException e) {
        return new Trial(mutant, Set.of(BREAKDOWN), different + 1, difference);
      }
      if (!history.equals(sample.right())) {
        different++;
        Set<String> broken = sample.brokenIn(history);
        if (!broken.isEmpty()) {
          return new Trial(mutant, broken, different, difference);
        }
        if (difference.isEmpty()) {
          difference = Optional.of(sample.token() + "\n" + difference(sample.right(), history));
        }
      }
    }
    return new Trial(mutant, Set.of(), different, difference);
  }

  /** Returns the events around the first one that differs. */
  private static String difference(History right, History other) {
    int at = 0;
    while (at < Math.min(right.events().size(), other.events().size())
        && right.events().get(at).equals(other.events().get(at))) {
      at++;
    }
    return "both:\n%s\nright:\n%s\nmutant:\n%s\n"
        .formatted(lines(right, at - 6, at), lines(right, at, at + 6), lines(other, at, at + 6));
  }

  private static String lines(History history, int from, int to) {
    List<Event> events = history.events();
    StringBuilder out = new StringBuilder();
    for (int at = Math.max(0, from); at < Math.min(to, events.size()); at++) {
      out.append("  ").append(events.get(at)).append('\n');
    }
    return out.toString();
  }
}
