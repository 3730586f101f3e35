package dev.chasitor.client.journal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A journal that passes every call on to another one. A subclass adds something to some calls: a
 * count, a log message, a cipher for what is kept. It does not close the other journal. As
 * thread-safe as the other journal.
 */
public abstract class ForwardingJournal implements SessionJournal {

  private final SessionJournal journal;

  /**
   * Creates a journal in front of another.
   *
   * @param journal takes the calls
   */
  protected ForwardingJournal(SessionJournal journal) {
    this.journal = Objects.requireNonNull(journal, "journal");
  }

  @Override
  public CompletionStage<JournalAnswer> write(JournalWrite write) {
    return journal.write(write);
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> read(String session) {
    return journal.read(session);
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> claim(String session, long epoch, String owner) {
    return journal.claim(session, epoch, owner);
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return journal.remove(session, epoch);
  }

  @Override
  public CompletionStage<Void> renew(String owner, Duration lease) {
    return journal.renew(owner, lease);
  }

  @Override
  public CompletionStage<List<HeldSession>> sessions() {
    return journal.sessions();
  }
}
