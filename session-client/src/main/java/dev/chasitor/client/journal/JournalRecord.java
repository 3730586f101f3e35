package dev.chasitor.client.journal;

import java.util.List;
import java.util.Objects;

/**
 * What a journal holds of one session. Immutable.
 *
 * @param session the id of the session
 * @param epoch the epoch of its latest holder
 * @param version the version of its latest write
 * @param owner the name of its latest holder
 * @param settings the latest settings
 * @param state the latest state
 * @param entries all entries, in the order in which they were added
 */
public record JournalRecord(
    String session,
    long epoch,
    long version,
    String owner,
    String settings,
    String state,
    List<String> entries) {

  public JournalRecord {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(state, "state");
    entries = List.copyOf(entries);
  }

  /** Shows no content, which holds the session's key and people's words. */
  @Override
  public String toString() {
    return "JournalRecord["
        + session
        + ", epoch "
        + epoch
        + ", version "
        + version
        + ", owner "
        + owner
        + ", "
        + state.length()
        + " characters, "
        + entries.size()
        + " entries]";
  }
}
