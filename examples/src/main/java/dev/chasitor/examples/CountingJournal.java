package dev.chasitor.examples;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import dev.chasitor.store.jdbc.JdbcJournal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** A journal that counts what the journal in a database did not write. */
final class CountingJournal implements SessionJournal, AutoCloseable {

  private final JdbcJournal journal;
  private final LongAdder fenced = new LongAdder();
  private final LongAdder unknown = new LongAdder();

  CountingJournal(JdbcJournal journal) {
    this.journal = journal;
  }

  /** How many writes and removals came from somebody who no longer holds the session. */
  long fenced() {
    return fenced.sum();
  }

  /** How many writes and removals have an unknown outcome. */
  long unknown() {
    return unknown.sum();
  }

  @Override
  public CompletionStage<JournalAnswer> write(JournalWrite write) {
    return counted(journal.write(write));
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return counted(journal.remove(session, epoch));
  }

  private CompletionStage<JournalAnswer> counted(CompletionStage<JournalAnswer> stage) {
    return stage.whenComplete(
        (answer, failure) -> {
          if (answer == JournalAnswer.FENCED) {
            fenced.increment();
          } else if (answer != JournalAnswer.WRITTEN) {
            unknown.increment();
          }
        });
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
  public CompletionStage<Void> renew(String owner, Duration lease) {
    return journal.renew(owner, lease);
  }

  @Override
  public CompletionStage<List<HeldSession>> sessions() {
    return journal.sessions();
  }

  @Override
  public void close() {
    journal.close();
  }
}
