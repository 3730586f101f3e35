package dev.chasitor.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What became of each session of the journal when {@link ChatClient#resume} was called. Each
 * session is in exactly one of the three, by its id, except for those that were open in the client
 * already. Immutable.
 *
 * @param resumed the sessions that go on in this client
 * @param held the ids of sessions that other clients hold, whose leases last
 * @param failed the sessions that did not go on, with the reason: for example that their documents
 *     cannot be read, that another client claimed them first, or that the journal failed. The
 *     journal still has them, and the next resumption tries again.
 */
public record ResumeReport(
    Map<String, ChatSession> resumed, Set<String> held, Map<String, Throwable> failed) {

  /** Copies the maps and the set. */
  public ResumeReport {
    resumed = Collections.unmodifiableMap(new LinkedHashMap<>(resumed));
    held = Set.copyOf(held);
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
  }

  /** Shows numbers only. */
  @Override
  public String toString() {
    return "ResumeReport["
        + resumed.size()
        + " resumed, "
        + held.size()
        + " held, "
        + failed.size()
        + " failed]";
  }
}
