package dev.chasitor.client.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The leases of a journal in memory end by the clock of its caller. */
class InMemoryJournalTest {

  private static final Duration LEASE = Duration.ofSeconds(10);

  /** Begins so late that the clock overflows during the lease. */
  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - LEASE.toNanos() / 2);

  private final SessionJournal journal = SessionJournal.inMemory(clock::get);

  @Test
  void aLeaseLastsExactlyAsLongAsTheClockSays() {
    journal.write(new JournalWrite("chat", 7, 1, "owner", Optional.of("{}"), "{}", List.of()));
    journal.renew("owner", LEASE);
    clock.addAndGet(LEASE.toNanos() - 1);
    isLeased(true);
    clock.addAndGet(1);
    isLeased(false);
    journal.renew("owner", LEASE);
    isLeased(true);
    journal.renew("owner", Duration.ZERO);
    isLeased(false);
  }

  private void isLeased(boolean expected) {
    assertEquals(
        List.of(new HeldSession("chat", 7, "owner", expected)),
        journal.sessions().toCompletableFuture().join());
  }

  @Test
  void itForgetsRemovedSessionsAfterADay() {
    JournalWrite first =
        new JournalWrite("chat", 7, 1, "owner", Optional.of("{}"), "{}", List.of());
    assertEquals(JournalAnswer.WRITTEN, now(journal.write(first)));
    assertEquals(JournalAnswer.WRITTEN, now(journal.remove("chat", 7)));
    clock.addAndGet(SessionJournal.MEMORY_OF_REMOVED.toNanos());
    journal.write(new JournalWrite("other", 7, 1, "owner", Optional.of("{}"), "{}", List.of()));
    journal.remove("other", 7);
    assertEquals(JournalAnswer.FENCED, now(journal.write(first)));
    clock.addAndGet(1);
    journal.write(new JournalWrite("third", 7, 1, "owner", Optional.of("{}"), "{}", List.of()));
    journal.remove("third", 7);
    assertEquals(JournalAnswer.WRITTEN, now(journal.write(first)));
  }

  private static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }
}
