package dev.chasitor.client.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A journal in memory. Thread-safe: each method holds the lock of this object. */
final class InMemoryJournal implements SessionJournal {

  private final LongSupplier nanoClock;
  private final Map<String, JournalRecord> sessions = new HashMap<>();

  /** The epochs with which the sessions were added. */
  private final Map<String, Long> firstEpochs = new HashMap<>();

  /** When sessions were removed, in nanoseconds of the clock; the oldest first. */
  private final Map<Removed, Long> removed = new LinkedHashMap<>();

  /** A removed session, with the epoch with which it was added. */
  private record Removed(String session, long epoch) {}

  /** The end of each owner's lease, in nanoseconds of the clock. */
  private final Map<String, Long> leases = new HashMap<>();

  InMemoryJournal(LongSupplier nanoClock) {
    this.nanoClock = Objects.requireNonNull(nanoClock, "nanoClock");
  }

  @Override
  public synchronized CompletionStage<JournalAnswer> write(JournalWrite write) {
    JournalRecord before = sessions.get(write.session());
    if (before == null ? isNew(write) : follows(write, before)) {
      firstEpochs.putIfAbsent(write.session(), write.epoch());
      sessions.put(write.session(), after(before, write));
      return CompletableFuture.completedStage(JournalAnswer.WRITTEN);
    }
    return CompletableFuture.completedStage(
        before != null && isRepeat(write, before) ? JournalAnswer.WRITTEN : JournalAnswer.FENCED);
  }

  private boolean isNew(JournalWrite write) {
    return write.version() == 1
        && !removed.containsKey(new Removed(write.session(), write.epoch()));
  }

  private static boolean follows(JournalWrite write, JournalRecord before) {
    return isOfHolder(write, before) && write.version() == before.version() + 1;
  }

  private static boolean isRepeat(JournalWrite write, JournalRecord before) {
    return isOfHolder(write, before) && write.version() == before.version();
  }

  private static boolean isOfHolder(JournalWrite write, JournalRecord before) {
    return write.epoch() == before.epoch() && write.owner().equals(before.owner());
  }

  private static JournalRecord after(@Nullable JournalRecord before, JournalWrite write) {
    List<String> entries = new ArrayList<>(before == null ? List.of() : before.entries());
    entries.addAll(write.entries());
    String settings =
        before == null
            ? write.settings().orElseThrow()
            : write.settings().orElseGet(before::settings);
    return new JournalRecord(
        write.session(),
        write.epoch(),
        write.version(),
        write.owner(),
        settings,
        write.state(),
        entries);
  }

  @Override
  public synchronized CompletionStage<Optional<JournalRecord>> read(String session) {
    return CompletableFuture.completedStage(Optional.ofNullable(sessions.get(session)));
  }

  @Override
  public synchronized CompletionStage<Optional<JournalRecord>> claim(
      String session, long epoch, String owner) {
    JournalRecord found = sessions.get(session);
    if (found != null && found.epoch() == epoch) {
      JournalRecord claimed =
          new JournalRecord(
              session,
              epoch + 1,
              found.version(),
              owner,
              found.settings(),
              found.state(),
              found.entries());
      sessions.put(session, claimed);
      return CompletableFuture.completedStage(Optional.of(claimed));
    }
    return CompletableFuture.completedStage(
        Optional.ofNullable(found)
            .filter(it -> it.epoch() == epoch + 1 && it.owner().equals(owner)));
  }

  @Override
  public synchronized CompletionStage<JournalAnswer> remove(String session, long epoch) {
    JournalRecord found = sessions.get(session);
    if (found != null && found.epoch() != epoch) {
      return CompletableFuture.completedStage(JournalAnswer.FENCED);
    }
    sessions.remove(session);
    Long first = firstEpochs.remove(session);
    if (first != null) {
      long now = nanoClock.getAsLong();
      removed.values().removeIf(at -> now - at > MEMORY_OF_REMOVED.toNanos());
      removed.put(new Removed(session, first), now);
    }
    return CompletableFuture.completedStage(JournalAnswer.WRITTEN);
  }

  @Override
  public synchronized CompletionStage<Void> renew(String owner, Duration lease) {
    if (lease.isZero()) {
      leases.remove(owner);
    } else {
      leases.put(owner, nanoClock.getAsLong() + lease.toNanos());
    }
    return CompletableFuture.completedStage(null);
  }

  @Override
  public synchronized CompletionStage<List<HeldSession>> sessions() {
    return CompletableFuture.completedStage(
        sessions.values().stream()
            .map(it -> new HeldSession(it.session(), it.epoch(), it.owner(), isLeased(it.owner())))
            .toList());
  }

  private boolean isLeased(String owner) {
    Long end = leases.get(owner);
    return end != null && end - nanoClock.getAsLong() > 0;
  }
}
