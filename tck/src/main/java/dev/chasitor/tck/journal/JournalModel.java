package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The simplest journal: what each answer must be, as the interface describes it. */
final class JournalModel {

  private final Map<String, JournalRecord> records = new HashMap<>();
  private final Map<String, Long> firstEpochs = new HashMap<>();

  /** The epochs with which the removed sessions were added. */
  private final Map<String, Set<Long>> removed = new HashMap<>();

  JournalAnswer write(JournalWrite write) {
    if (read(write.session()).isEmpty()
        && removed.getOrDefault(write.session(), Set.of()).contains(write.epoch())) {
      return JournalAnswer.FENCED;
    }
    Optional<JournalRecord> before = read(write.session());
    long version = before.map(JournalRecord::version).orElse(0L);
    boolean isOfHolder =
        before
            .filter(it -> it.epoch() != write.epoch() || !it.owner().equals(write.owner()))
            .isEmpty();
    if (isOfHolder && write.version() == version + 1) {
      firstEpochs.putIfAbsent(write.session(), write.epoch());
      records.put(
          write.session(),
          new JournalRecord(
              write.session(),
              write.epoch(),
              write.version(),
              write.owner(),
              write.settings().or(() -> before.map(JournalRecord::settings)).orElseThrow(),
              write.state(),
              Stream.concat(
                      before.stream().flatMap(it -> it.entries().stream()),
                      write.entries().stream())
                  .toList()));
      return JournalAnswer.WRITTEN;
    }
    return isOfHolder && write.version() == version ? JournalAnswer.WRITTEN : JournalAnswer.FENCED;
  }

  Optional<JournalRecord> read(String session) {
    return Optional.ofNullable(records.get(session));
  }

  Optional<JournalRecord> claim(String session, long epoch, String owner) {
    read(session)
        .filter(it -> it.epoch() == epoch)
        .ifPresent(
            it ->
                records.put(
                    session,
                    new JournalRecord(
                        session,
                        epoch + 1,
                        it.version(),
                        owner,
                        it.settings(),
                        it.state(),
                        it.entries())));
    return read(session).filter(it -> it.epoch() == epoch + 1 && it.owner().equals(owner));
  }

  JournalAnswer remove(String session, long epoch) {
    if (read(session).filter(it -> it.epoch() != epoch).isPresent()) {
      return JournalAnswer.FENCED;
    }
    if (records.remove(session) != null) {
      removed
          .computeIfAbsent(session, unused -> new HashSet<>())
          .add(Objects.requireNonNull(firstEpochs.remove(session)));
    }
    return JournalAnswer.WRITTEN;
  }

  /** Returns an epoch with which a session that is not there can be added. */
  long nextEpoch(String session) {
    return removed.getOrDefault(session, Set.of()).stream()
            .mapToLong(Long::longValue)
            .max()
            .orElse(0)
        + 1;
  }

  /** Lists sessions with epoch and owner, sorted. */
  List<String> sessions() {
    return records.values().stream()
        .map(it -> it.session() + " " + it.epoch() + " " + it.owner())
        .sorted()
        .toList();
  }
}
