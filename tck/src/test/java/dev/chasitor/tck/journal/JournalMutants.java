package dev.chasitor.tck.journal;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.conformance.rule.JournalRule;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Journals with one deliberate mistake, and the rule that must notice each. */
public enum JournalMutants {
  /** It ignores the version of a write. */
  IGNORES_VERSION(
      JournalRule.D_FEN_01,
      "does any write of the latest epoch",
      file ->
          new FileJournal(file) {
            @Override
            boolean fits(JournalWrite write, @Nullable JournalRecord before) {
              return before == null
                  ? super.fits(write, before)
                  : isOfHolder(write, before) && !isRepeat(write, before);
            }
          }),

  /** It ignores the epoch of a write. */
  IGNORES_EPOCH(
      JournalRule.D_FEN_01,
      "does a write with the next version, whatever its epoch",
      file ->
          new FileJournal(file) {
            @Override
            boolean isOfHolder(JournalWrite write, JournalRecord before) {
              return write.owner().equals(before.owner());
            }
          }),

  /** It ignores the owner of a write. */
  IGNORES_OWNER(
      JournalRule.D_FEN_01,
      "does a write of the latest epoch, whoever its owner is",
      file ->
          new FileJournal(file) {
            @Override
            boolean isOfHolder(JournalWrite write, JournalRecord before) {
              return write.epoch() == before.epoch();
            }
          }),

  /** It adds a session only at epoch 1. */
  BEGINS_AT_ONE(
      JournalRule.D_FEN_01,
      "adds a session only by a write of epoch 1",
      file ->
          new FileJournal(file) {
            @Override
            boolean fits(JournalWrite write, @Nullable JournalRecord before) {
              return super.fits(write, before) && (before != null || write.epoch() == 1);
            }
          }),

  /** It adds a session by any write. */
  ADDS_BY_ANY_WRITE(
      JournalRule.D_FEN_01,
      "adds a session by any write",
      file ->
          new FileJournal(file) {
            @Override
            boolean fits(JournalWrite write, @Nullable JournalRecord before) {
              return before == null || super.fits(write, before);
            }
          }),

  /** Its claims have no condition. */
  CLAIMS_ANY_EPOCH(
      JournalRule.D_FEN_02,
      "grants every claim",
      file ->
          new FileJournal(file) {
            @Override
            boolean mayClaim(JournalRecord found, long epoch) {
              return true;
            }
          }),

  /** It does not know its own claims again. */
  FORGETS_CLAIMS(
      JournalRule.D_FEN_02,
      "answers a repeated claim as if another holder had the session",
      file ->
          new FileJournal(file) {
            @Override
            boolean isSameClaim(JournalRecord found, long epoch, String owner) {
              return false;
            }
          }),

  /** It grants a repeated claim to anybody. */
  GRANTS_CLAIM_TWICE(
      JournalRule.D_FEN_02,
      "answers a repeated claim without a look at its owner",
      file ->
          new FileJournal(file) {
            @Override
            boolean isSameClaim(JournalRecord found, long epoch, String owner) {
              return found.epoch() == epoch + 1;
            }
          }),

  /** It takes the holder of a removed session for that of a new one. */
  TRUSTS_EARLIER_HOLDERS(
      JournalRule.D_FEN_03,
      "lets whoever held a removed session write to a new one with its id",
      file ->
          new FileJournal(file) {
            private final Set<Long> removed = new HashSet<>();

            @Override
            void delete(String session) {
              JournalRecord found = get(session);
              if (found != null) {
                removed.add(found.epoch());
              }
              super.delete(session);
            }

            @Override
            boolean isOfHolder(JournalWrite write, JournalRecord before) {
              return super.isOfHolder(write, before) || removed.contains(write.epoch());
            }
          }),

  /** It keeps epochs that are too small to differ. */
  CUTS_EPOCHS(
      JournalRule.D_FEN_03,
      "compares 32 bits of the epochs, which a removed and a new session may share",
      file ->
          new FileJournal(file) {
            @Override
            boolean isOfHolder(JournalWrite write, JournalRecord before) {
              return (int) write.epoch() == (int) before.epoch()
                  && write.owner().equals(before.owner());
            }

            @Override
            boolean mayRemove(JournalRecord found, long epoch) {
              return (int) found.epoch() == (int) epoch;
            }
          }),

  /** It forgets what it removed. */
  FORGETS_REMOVED(
      JournalRule.D_FEN_04,
      "adds a removed session again when its first write comes late",
      file ->
          new FileJournal(file) {
            @Override
            boolean wasRemoved(JournalWrite write) {
              return false;
            }
          }),

  /** It does not keep what it removed. */
  FORGETS_REMOVED_WITH_ITS_PROCESS(
      JournalRule.D_FEN_04,
      "remembers removed sessions only until it is opened again",
      file ->
          new FileJournal(file) {
            @Override
            void opened() {
              forgetRemoved();
            }
          }),

  /** It remembers the last epoch of a removed session and not the first one. */
  REMEMBERS_LAST_EPOCH(
      JournalRule.D_FEN_04,
      "adds a removed session again by a late write of the holder before the last claim",
      file ->
          new FileJournal(file) {
            private final Set<String> lastEpochs = new HashSet<>();

            @Override
            void delete(String session) {
              JournalRecord found = get(session);
              if (found != null) {
                lastEpochs.add(session + " " + found.epoch());
              }
              super.delete(session);
            }

            @Override
            boolean wasRemoved(JournalWrite write) {
              return lastEpochs.contains(write.session() + " " + write.epoch());
            }
          }),

  /** It loses settings. */
  LOSES_SETTINGS(
      JournalRule.D_ORD_01,
      "empties the settings when a write has none",
      file ->
          new FileJournal(file) {
            @Override
            JournalRecord after(JournalWrite write, @Nullable JournalRecord before) {
              JournalRecord right = super.after(write, before);
              return new JournalRecord(
                  right.session(),
                  right.epoch(),
                  right.version(),
                  right.owner(),
                  write.settings().orElse(""),
                  right.state(),
                  right.entries());
            }
          }),

  /** It keeps entries in the wrong order. */
  SORTS_ENTRIES(
      JournalRule.D_ORD_01,
      "reads entries in the order of their texts",
      file ->
          new FileJournal(file) {
            @Override
            JournalRecord after(JournalWrite write, @Nullable JournalRecord before) {
              JournalRecord right = super.after(write, before);
              return withEntries(right, right.entries().stream().sorted().toList());
            }
          }),

  /** It keeps equal entries once. */
  DROPS_EQUAL_ENTRIES(
      JournalRule.D_ORD_01,
      "keeps equal entries once",
      file ->
          new FileJournal(file) {
            @Override
            JournalRecord after(JournalWrite write, @Nullable JournalRecord before) {
              JournalRecord right = super.after(write, before);
              return withEntries(right, right.entries().stream().distinct().toList());
            }
          }),

  /** It adds entries at each repeat. */
  DOUBLES_ENTRIES(
      JournalRule.D_REP_01,
      "adds the entries of a repeated write again",
      file ->
          new FileJournal(file) {
            @Override
            JournalAnswer repeated(JournalWrite write, JournalRecord before) {
              put(
                  withEntries(
                      before,
                      Stream.concat(before.entries().stream(), write.entries().stream()).toList()));
              return JournalAnswer.WRITTEN;
            }
          }),

  /** It fences a repeat. */
  FENCES_REPEATS(
      JournalRule.D_REP_01,
      "fences a repeated write",
      file ->
          new FileJournal(file) {
            @Override
            JournalAnswer repeated(JournalWrite write, JournalRecord before) {
              return JournalAnswer.FENCED;
            }
          }),

  /** It answers too early. */
  ANSWERS_BEFORE_DURABLE(
      JournalRule.D_DUR_01,
      "keeps what was written in a buffer of its process",
      file ->
          new FileJournal(file) {
            @Override
            OutputStream log(OutputStream log) {
              return new BufferedOutputStream(log, 1_000_000);
            }
          }),

  /** It calls an unknown outcome fenced. */
  FENCES_UNKNOWN(
      JournalRule.D_UNK_01,
      "says that a write with an unknown outcome is fenced",
      file ->
          new FileJournal(file) {
            @Override
            JournalAnswer unknown() {
              return JournalAnswer.FENCED;
            }
          }),

  /** It calls an unknown outcome written. */
  HOPES_FOR_THE_BEST(
      JournalRule.D_UNK_01,
      "says that a write with an unknown outcome is written",
      file ->
          new FileJournal(file) {
            @Override
            JournalAnswer unknown() {
              return JournalAnswer.WRITTEN;
            }
          }),

  /** It calls a claim with an unknown outcome lost. */
  GIVES_UP_CLAIMS(
      JournalRule.D_UNK_01,
      "says that a claim with an unknown outcome was lost",
      file ->
          new FileJournal(file) {
            @Override
            Optional<JournalRecord> unknownClaim() {
              return Optional.empty();
            }
          }),

  /** Its leases never end. */
  LEASES_FOR_EVER(
      JournalRule.D_LEA_01,
      "lists each owner that ever had a lease as leased",
      file ->
          new FileJournal(file) {
            private final Set<String> owners = new HashSet<>();

            @Override
            boolean isLeased(String owner) {
              if (super.isLeased(owner)) {
                owners.add(owner);
              }
              return owners.contains(owner);
            }
          }),

  /** It has no leases. */
  LEASES_NOTHING(
      JournalRule.D_LEA_01,
      "lists no session as leased",
      file ->
          new FileJournal(file) {
            @Override
            boolean isLeased(String owner) {
              return false;
            }
          }),

  /** Its leases guard sessions. */
  LEASES_GUARD(
      JournalRule.D_LEA_01,
      "refuses a claim while the lease of the owner lasts",
      file ->
          new FileJournal(file) {
            @Override
            boolean mayClaim(JournalRecord found, long epoch) {
              return super.mayClaim(found, epoch) && !isLeased(found.owner());
            }
          }),

  /** It removes for anybody. */
  REMOVES_ANY_EPOCH(
      JournalRule.D_REM_01,
      "removes a session that another holder claimed",
      file ->
          new FileJournal(file) {
            @Override
            boolean mayRemove(JournalRecord found, long epoch) {
              return true;
            }
          }),

  /** It keeps the entries of removed sessions. */
  KEEPS_ENTRIES(
      JournalRule.D_REM_01,
      "keeps the entries of a removed session for the next one of its id",
      file ->
          new FileJournal(file) {
            private List<String> kept = List.of();

            @Override
            void delete(String session) {
              JournalRecord removed = get(session);
              kept = removed == null ? List.of() : removed.entries();
              super.delete(session);
            }

            @Override
            JournalRecord after(JournalWrite write, @Nullable JournalRecord before) {
              JournalRecord right = super.after(write, before);
              return before == null
                  ? withEntries(
                      right, Stream.concat(kept.stream(), right.entries().stream()).toList())
                  : right;
            }
          }),

  /** It mixes up sessions. */
  IGNORES_CASE(
      JournalRule.D_ISO_01,
      "finds sessions by their ids in lower case",
      file ->
          new FileJournal(file) {
            @Override
            String key(String session) {
              return session.toLowerCase(Locale.ROOT);
            }
          }),

  /** It cuts ids. */
  CUTS_IDS(
      JournalRule.D_BIG_01,
      "finds sessions by the first 100 characters of their ids",
      file ->
          new FileJournal(file) {
            @Override
            String key(String session) {
              return session.substring(0, Math.min(100, session.length()));
            }
          }),

  /** It loses characters. */
  WRITES_LATIN_ONLY(
      JournalRule.D_BIG_01,
      "replaces what is not in ISO 8859-1",
      file ->
          new FileJournal(file) {
            @Override
            JournalRecord after(JournalWrite write, @Nullable JournalRecord before) {
              JournalRecord right = super.after(write, before);
              return new JournalRecord(
                  right.session(),
                  right.epoch(),
                  right.version(),
                  right.owner(),
                  right.settings(),
                  new String(
                      right.state().getBytes(StandardCharsets.ISO_8859_1),
                      StandardCharsets.ISO_8859_1),
                  right.entries());
            }
          }),

  /** It works on the thread of its caller. */
  BLOCKS_CALLER(
      JournalRule.D_THR_01,
      "waits for its store before it returns",
      file ->
          new FileJournal(file) {
            @Override
            <T> CompletionStage<T> submit(Supplier<T> operation) {
              CompletableFuture<T> answer = super.submit(operation).toCompletableFuture();
              answer.handle((value, thrown) -> true).join();
              return answer;
            }
          }),

  /** It fails only after a rare history. */
  REFUSES_REMOVED_IDS(
      JournalRule.D_ANY_01,
      "does not add a session again that was removed after a claim",
      file ->
          new FileJournal(file) {
            private final Set<String> claimed = new HashSet<>();
            private final Set<String> removed = new HashSet<>();

            @Override
            void put(JournalRecord record) {
              JournalRecord before = get(record.session());
              if (before != null && record.epoch() > before.epoch()) {
                claimed.add(record.session());
              }
              super.put(record);
            }

            @Override
            void delete(String session) {
              if (claimed.contains(session)) {
                removed.add(session);
              }
              super.delete(session);
            }

            @Override
            boolean fits(JournalWrite write, @Nullable JournalRecord before) {
              return super.fits(write, before) && !removed.contains(write.session());
            }
          });

  private final JournalRule killedBy;
  private final String difference;
  private final Function<Path, FileJournal> opener;

  JournalMutants(JournalRule killedBy, String difference, Function<Path, FileJournal> opener) {
    this.killedBy = killedBy;
    this.difference = difference;
    this.opener = opener;
  }

  /** The rule that must notice the mistake. */
  public JournalRule killedBy() {
    return killedBy;
  }

  /** What this journal does wrong. */
  public String difference() {
    return difference;
  }

  FileJournal open(Path file) {
    return opener.apply(file);
  }

  private static JournalRecord withEntries(JournalRecord record, List<String> entries) {
    return new JournalRecord(
        record.session(),
        record.epoch(),
        record.version(),
        record.owner(),
        record.settings(),
        record.state(),
        entries);
  }
}
