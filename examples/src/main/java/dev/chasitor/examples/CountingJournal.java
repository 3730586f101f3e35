package dev.chasitor.examples;

import dev.chasitor.client.journal.ForwardingJournal;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.store.jdbc.JdbcJournal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/** A journal that counts what the journal in a database did not write. */
final class CountingJournal extends ForwardingJournal implements AutoCloseable {

  private final JdbcJournal journal;
  private final LongAdder fenced = new LongAdder();
  private final LongAdder unknown = new LongAdder();

  CountingJournal(JdbcJournal journal) {
    super(journal);
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
    return counted(super.write(write));
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return counted(super.remove(session, epoch));
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
  public void close() {
    journal.close();
  }
}
