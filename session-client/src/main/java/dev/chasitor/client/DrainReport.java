package dev.chasitor.client;

import dev.chasitor.session.visitor.EndCause;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What became of each session that was open when {@link ChatClient#drain} was called. Each session
 * is in exactly one of the three maps, by its id. Immutable.
 */
public final class DrainReport {

  private final Map<String, FrozenSession> frozen;
  private final Set<String> undelivered;
  private final Map<String, String> notFrozen;
  private final Map<String, EndCause> over;

  DrainReport(
      Map<String, FrozenSession> frozen,
      Set<String> undelivered,
      Map<String, String> notFrozen,
      Map<String, EndCause> over) {
    this.frozen = Collections.unmodifiableMap(new LinkedHashMap<>(frozen));
    this.undelivered = Collections.unmodifiableSet(new LinkedHashSet<>(undelivered));
    this.notFrozen = Collections.unmodifiableMap(new LinkedHashMap<>(notFrozen));
    this.over = Collections.unmodifiableMap(new LinkedHashMap<>(over));
  }

  /**
   * The frozen sessions, and those that were over with events that the listener had not confirmed.
   * Store their documents: only a thaw goes on with them.
   */
  public Map<String, FrozenSession> frozen() {
    return frozen;
  }

  /**
   * The ids of those frozen sessions whose listener or subscribers were still busy when the time
   * was over. Their documents are complete and can be thawed. The thawed session delivers again
   * what was not confirmed by then. So a listener that was busy with an event may see it twice,
   * with the same number.
   */
  public Set<String> undelivered() {
    return undelivered;
  }

  /**
   * The sessions that were not frozen in time, with the reason. Some go on. Others are frozen
   * later: {@link ChatSession#freeze()} returns their documents too.
   */
  public Map<String, String> notFrozen() {
    return notFrozen;
  }

  /** The sessions that were over before they could be frozen, with the cause of the end. */
  public Map<String, EndCause> over() {
    return over;
  }

  @Override
  public String toString() {
    return "DrainReport["
        + frozen.size()
        + " frozen, "
        + undelivered.size()
        + " of them undelivered, "
        + notFrozen.size()
        + " not frozen, "
        + over.size()
        + " over]";
  }
}
