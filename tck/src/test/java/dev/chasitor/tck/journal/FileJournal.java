package dev.chasitor.tck.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A simple journal in a file, with one thread. It keeps the contract. Broken journals override what
 * they do wrong.
 */
class FileJournal implements SessionJournal, AutoCloseable {

  private static final String END = ".";

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "file-journal"));
  private final Map<String, JournalRecord> records = new HashMap<>();
  private final Map<String, Long> firstEpochs = new HashMap<>();

  /** The removed sessions, each with the epoch with which it was added. */
  private final Set<String> removed = new HashSet<>();

  private final Map<String, Long> leases = new HashMap<>();
  private final OutputStream log;
  private boolean breaksNext;

  FileJournal(Path file) {
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(this::replay);
        opened();
      }
      log = log(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is called when the journal has read its file. */
  void opened() {
    // A journal that keeps the contract has all it needs.
  }

  void forgetRemoved() {
    removed.clear();
  }

  OutputStream log(OutputStream file) {
    return file;
  }

  boolean fits(JournalWrite write, @Nullable JournalRecord before) {
    return before == null
        ? write.version() == 1 && !wasRemoved(write)
        : isOfHolder(write, before) && write.version() == before.version() + 1;
  }

  boolean wasRemoved(JournalWrite write) {
    return removed.contains(key(write.session()) + " " + write.epoch());
  }

  boolean isOfHolder(JournalWrite write, JournalRecord before) {
    return write.epoch() == before.epoch() && write.owner().equals(before.owner());
  }

  boolean isRepeat(JournalWrite write, JournalRecord before) {
    return isOfHolder(write, before) && write.version() == before.version();
  }

  JournalAnswer repeated(JournalWrite write, JournalRecord before) {
    return JournalAnswer.WRITTEN;
  }

  JournalRecord after(JournalWrite write, @Nullable JournalRecord before) {
    List<String> entries = new ArrayList<>(before == null ? List.of() : before.entries());
    entries.addAll(write.entries());
    return new JournalRecord(
        write.session(),
        write.epoch(),
        write.version(),
        write.owner(),
        write.settings().orElseGet(() -> before == null ? "" : before.settings()),
        write.state(),
        entries);
  }

  boolean mayClaim(JournalRecord found, long epoch) {
    return found.epoch() == epoch;
  }

  boolean isSameClaim(JournalRecord found, long epoch, String owner) {
    return found.epoch() == epoch + 1 && found.owner().equals(owner);
  }

  boolean mayRemove(JournalRecord found, long epoch) {
    return found.epoch() == epoch;
  }

  boolean isLeased(String owner) {
    Long end = leases.get(owner);
    return end != null && end - System.nanoTime() > 0;
  }

  /** What the journal says when it does not know the outcome of a write or a removal. */
  JournalAnswer unknown() {
    return JournalAnswer.UNKNOWN;
  }

  /** What the journal says when it does not know the outcome of a claim. */
  Optional<JournalRecord> unknownClaim() {
    throw new IllegalStateException("the outcome is unknown");
  }

  /** The text of a session's id by which it is found. */
  String key(String session) {
    return session;
  }

  <T> CompletionStage<T> submit(Supplier<T> operation) {
    return CompletableFuture.supplyAsync(operation, thread);
  }

  @Nullable JournalRecord get(String session) {
    return records.get(key(session));
  }

  void put(JournalRecord record) {
    keep(record);
    List<String> fields =
        new ArrayList<>(
            List.of(
                record.session(),
                String.valueOf(record.epoch()),
                String.valueOf(record.version()),
                record.owner(),
                record.settings(),
                record.state()));
    fields.addAll(record.entries());
    append(fields);
  }

  private void keep(JournalRecord record) {
    records.put(key(record.session()), record);
    firstEpochs.putIfAbsent(key(record.session()), record.epoch());
  }

  private void drop(String session) {
    records.remove(key(session));
    removed.add(key(session) + " " + firstEpochs.remove(key(session)));
  }

  void delete(String session) {
    drop(session);
    append(List.of(session));
  }

  private void append(List<String> fields) {
    StringBuilder line = new StringBuilder("\n");
    for (String field : fields) {
      line.append(Base64.getEncoder().encodeToString(field.getBytes(UTF_8))).append(',');
    }
    try {
      log.write(line.append(END).append('\n').toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does again what a whole line says; the last line may be cut. */
  private void replay(String line) {
    if (line.endsWith(END)) {
      List<String> fields =
          Arrays.stream(line.split(",", -1))
              .map(field -> field.equals(END) ? END : new String(decode(field), UTF_8))
              .toList();
      List<String> values = fields.subList(0, fields.size() - 1);
      if (values.size() == 1) {
        drop(values.get(0));
      } else {
        keep(
            new JournalRecord(
                values.get(0),
                Long.parseLong(values.get(1)),
                Long.parseLong(values.get(2)),
                values.get(3),
                values.get(4),
                values.get(5),
                values.subList(6, values.size())));
      }
    }
  }

  private static byte[] decode(String field) {
    return Base64.getDecoder().decode(field);
  }

  void breakNext() {
    submit(() -> breaksNext = true).toCompletableFuture().join();
  }

  private boolean breaks() {
    boolean breaks = breaksNext;
    breaksNext = false;
    return breaks;
  }

  private void failIfBroken() {
    if (breaks()) {
      throw new IllegalStateException("the store failed");
    }
  }

  JournalSubject.Hold holdUp() {
    CountDownLatch held = new CountDownLatch(1);
    thread.execute(
        () -> {
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    return held::countDown;
  }

  @Override
  public CompletionStage<JournalAnswer> write(JournalWrite write) {
    return submit(
        () -> {
          boolean breaks = breaks();
          JournalAnswer answer = writeNow(write);
          return breaks ? unknown() : answer;
        });
  }

  private JournalAnswer writeNow(JournalWrite write) {
    JournalRecord before = get(write.session());
    if (fits(write, before)) {
      put(after(write, before));
      return JournalAnswer.WRITTEN;
    }
    return before != null && isRepeat(write, before)
        ? repeated(write, before)
        : JournalAnswer.FENCED;
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> read(String session) {
    return submit(
        () -> {
          failIfBroken();
          return Optional.ofNullable(get(session));
        });
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> claim(String session, long epoch, String owner) {
    return submit(
        () -> {
          boolean breaks = breaks();
          Optional<JournalRecord> answer = claimNow(session, epoch, owner);
          return breaks ? unknownClaim() : answer;
        });
  }

  private Optional<JournalRecord> claimNow(String session, long epoch, String owner) {
    JournalRecord found = get(session);
    if (found == null) {
      return Optional.empty();
    }
    if (mayClaim(found, epoch)) {
      put(
          new JournalRecord(
              found.session(),
              found.epoch() + 1,
              found.version(),
              owner,
              found.settings(),
              found.state(),
              found.entries()));
      return Optional.ofNullable(get(session));
    }
    return isSameClaim(found, epoch, owner) ? Optional.of(found) : Optional.empty();
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return submit(
        () -> {
          boolean breaks = breaks();
          JournalRecord found = get(session);
          JournalAnswer answer = JournalAnswer.WRITTEN;
          if (found != null && mayRemove(found, epoch)) {
            delete(session);
          } else if (found != null) {
            answer = JournalAnswer.FENCED;
          }
          return breaks ? unknown() : answer;
        });
  }

  @Override
  public CompletionStage<Void> renew(String owner, Duration lease) {
    return submit(
            () -> {
              failIfBroken();
              return leases.put(owner, System.nanoTime() + lease.toNanos()) == null;
            })
        .thenAccept(isNew -> {});
  }

  @Override
  public CompletionStage<List<HeldSession>> sessions() {
    return submit(
        () -> {
          failIfBroken();
          return records.values().stream()
              .map(
                  it -> new HeldSession(it.session(), it.epoch(), it.owner(), isLeased(it.owner())))
              .toList();
        });
  }

  @Override
  public void close() throws IOException {
    thread.shutdown();
    log.close();
  }
}
