package dev.chasitor.client.journal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Keeps the sessions of clients, so that another process can go on with them after a crash. A
 * session writes each change before anything that depends on it leaves.
 *
 * <p><b>Epochs give safety.</b> A holder claims a session by raising its epoch. From then on each
 * write with a lower epoch is {@link JournalAnswer#FENCED}. No clock takes part in this. The first
 * epoch of a session is a random number. So whoever held a removed session neither writes to a new
 * one with the same id nor removes it. A journal remembers removed sessions for a while, so a late
 * write does not add one again.
 *
 * <p><b>Leases give liveness.</b> They say only who may claim a session unasked: while the lease of
 * an owner lasts, nobody should claim its sessions. A wrong guess costs a take-over, and no line.
 *
 * <p>Writes and claims may be repeated, because an answer can be lost: the same write and the same
 * claim, done before, are answered as at the first time.
 *
 * <p>Implementations are thread-safe. No method blocks the calling thread, which may belong to a
 * transport. A stage may complete on any thread. A stage of {@link #write} that completes
 * exceptionally counts as {@link JournalAnswer#UNKNOWN}. What a journal holds includes the keys of
 * sessions and people's words: keep it as safe as those.
 *
 * <p>{@code JournalTck} of the module {@code tck} tests an implementation.
 */
public interface SessionJournal {

  /**
   * How long a journal remembers a removed session, at least. A write may come late by that much,
   * because its process was suspended, and still adds nothing.
   */
  Duration MEMORY_OF_REMOVED = Duration.ofDays(1);

  /**
   * Returns a journal in the memory of this process, for tests. It does not survive the process.
   */
  static SessionJournal inMemory() {
    return inMemory(System::nanoTime);
  }

  /**
   * Returns a journal in the memory of this process, whose leases end by a clock of the caller's,
   * for tests in virtual time.
   *
   * @param nanoClock returns the time in nanoseconds since any moment, as {@link System#nanoTime}
   *     does; it is read on the threads that call the journal
   */
  static SessionJournal inMemory(LongSupplier nanoClock) {
    return new InMemoryJournal(nanoClock);
  }

  /**
   * Does one write of a session.
   *
   * <p>It is done if the journal has the epoch and the owner of the write, and the version before
   * it. It is also done if the journal does not have the session and the version is 1: the session
   * then has the epoch and the owner of the write. There is one exception. If the session was
   * removed, and the write has the epoch with which it was added, the write is a late repeat, and
   * is fenced. If the journal has exactly the epoch, the version and the owner of the write, it was
   * done before: nothing changes, and the answer is {@link JournalAnswer#WRITTEN} again. In all
   * other cases nothing changes, and the answer is {@link JournalAnswer#FENCED}.
   */
  CompletionStage<JournalAnswer> write(JournalWrite write);

  /** Reads a session; empty if the journal does not have it. */
  CompletionStage<Optional<JournalRecord>> read(String session);

  /**
   * Claims a session: raises its epoch by one, and makes {@code owner} its owner.
   *
   * @param session the id of the session
   * @param epoch the epoch that was read; if the journal has another one, nothing changes, unless
   *     it is one above and the owner is the same: then the claim was done before
   * @param owner the name of the new holder, 1 to 512 characters; only a claim changes the owner of
   *     a session
   * @return the session with its new epoch; empty if another holder claimed it, or the journal does
   *     not have it
   */
  CompletionStage<Optional<JournalRecord>> claim(String session, long epoch, String owner);

  /**
   * Removes a session and its entries, unless another holder has claimed it. For at least {@link
   * #MEMORY_OF_REMOVED} the journal remembers the epoch with which the session was added.
   *
   * @param session the id of the session
   * @param epoch the epoch that the caller holds
   * @return {@link JournalAnswer#WRITTEN} also if the journal does not have the session
   */
  CompletionStage<JournalAnswer> remove(String session, long epoch);

  /**
   * Sets the lease of an owner, from now on by the journal's clock.
   *
   * @param owner the name of the owner, 1 to 512 characters
   * @param lease how long the lease lasts; zero gives it up
   */
  CompletionStage<Void> renew(String owner, Duration lease);

  /** Lists all sessions with their holders, in any order. */
  CompletionStage<List<HeldSession>> sessions();
}
