package dev.chasitor.client.journal;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One write of a session. It is done as a whole or not at all. Immutable.
 *
 * <p>The first write of a session has version 1, settings and any epoch of 1 or more. It adds the
 * session to the journal.
 *
 * @param session the id of the session, 1 to 128 printable ASCII characters without spaces
 * @param epoch the epoch that the writer holds; the first one is a random number, so that a new
 *     session has another epoch than a removed one with the same id
 * @param version the version of this write, one above that of the write before
 * @param owner the name of the writer, as in {@link SessionJournal#renew}, 1 to 512 characters
 * @param settings what rarely changes, as JSON text, in place of the settings before; empty if they
 *     stay
 * @param state the state of the session as JSON text, in place of the state before
 * @param entries JSON texts that are added to the entries of the session, in order
 */
public record JournalWrite(
    String session,
    long epoch,
    long version,
    String owner,
    Optional<String> settings,
    String state,
    List<String> entries) {

  private static final int LONGEST_ID = 128;
  private static final int LONGEST_OWNER = 512;

  /**
   * Checks the write.
   *
   * @throws IllegalArgumentException if the id or the owner is outside its limits, the epoch or the
   *     version is below 1, or version 1 has no settings; the message shows neither id nor owner
   */
  public JournalWrite {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(state, "state");
    entries = List.copyOf(entries);
    checkLength("an id", LONGEST_ID, session);
    if (session.chars().anyMatch(character -> character <= ' ' || character > '~')) {
      throw new IllegalArgumentException(
          "expected an id of printable ASCII characters without spaces, but it has others");
    }
    checkLength("an owner", LONGEST_OWNER, owner);
    if (epoch < 1 || version < 1) {
      throw new IllegalArgumentException(
          "expected an epoch and a version of 1 or more, not " + epoch + " and " + version);
    }
    if (version == 1 && settings.isEmpty()) {
      throw new IllegalArgumentException("expected settings in the first write of a session");
    }
  }

  private static void checkLength(String what, int longest, String text) {
    if (text.isEmpty() || text.length() > longest) {
      throw new IllegalArgumentException(
          "expected %s of 1 to %d characters, but it has %d"
              .formatted(what, longest, text.length()));
    }
  }

  /** Shows no content, which holds the session's key and people's words. */
  @Override
  public String toString() {
    return "JournalWrite["
        + session
        + ", epoch "
        + epoch
        + ", version "
        + version
        + ", "
        + state.length()
        + " characters, "
        + entries.size()
        + " entries]";
  }
}
