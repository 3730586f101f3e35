package dev.chasitor.client.journal;

import java.util.Objects;

/**
 * Who holds a session of a journal. Immutable.
 *
 * @param session the id of the session
 * @param epoch the epoch of its latest holder
 * @param owner the name of its latest holder
 * @param isLeased whether the lease of that holder lasts still, so that nobody should claim the
 *     session unasked
 */
public record HeldSession(String session, long epoch, String owner, boolean isLeased) {
  public HeldSession {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(owner, "owner");
  }
}
