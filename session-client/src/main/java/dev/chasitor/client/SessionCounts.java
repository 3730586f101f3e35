package dev.chasitor.client;

import dev.chasitor.session.visitor.Phase;
import java.util.Map;

/**
 * Numbers of a client's sessions at one moment, for example for a health endpoint. Immutable.
 *
 * @param byPhase how many open sessions are in each phase; without phases that no session is in
 * @param frozen how many sessions this client has frozen since it was built
 * @param stopped how many sessions this client has stopped since it was built, and left in its
 *     journal ({@link SessionStoppedException})
 * @param ended how many sessions of this client have ended since it was built
 */
public record SessionCounts(Map<Phase, Integer> byPhase, long frozen, long stopped, long ended) {

  /** Copies the map. */
  public SessionCounts {
    byPhase = Map.copyOf(byPhase);
  }

  /** How many sessions are neither over, frozen nor stopped. */
  public int open() {
    return byPhase.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many open sessions are in a phase. */
  public int in(Phase phase) {
    return byPhase.getOrDefault(phase, 0);
  }
}
