package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of what a write holds: a state, entries, and sometimes settings. */
public interface EntriesContract extends JournalSubject {

  @Test
  @DisplayName("D-ORD-01 entries are added in order")
  default void addsEntriesInOrder() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      List<String> all = new ArrayList<>();
      int[] counts = {2, 0, 1, 300, 0, 12};
      for (int i = 0; i < counts.length; i++) {
        List<String> entries = new ArrayList<>();
        for (int n = 0; n < counts[i]; n++) {
          entries.add("{\"version\":" + (i + 1) + ",\"n\":" + n + "}");
        }
        rig.written(JournalRig.write(session, 1, i + 1, owner, entries.toArray(new String[0])));
        all.addAll(entries);
        assertEquals(all, rig.found(session).entries());
        assertEquals(JournalRig.state(i + 1), rig.found(session).state());
      }
    }
  }

  @Test
  @DisplayName("D-ORD-01 entries that are equal are all kept")
  default void keepsEqualEntries() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.written(JournalRig.write(session, 1, 1, owner, "{}", "{}"));
      rig.written(JournalRig.write(session, 1, 2, owner, "{}"));
      assertEquals(List.of("{}", "{}", "{}"), rig.found(session).entries());
    }
  }

  @Test
  @DisplayName("D-ORD-01 settings stay when a write has none")
  default void keepsSettings() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.written(JournalRig.write(session, 1, 1, owner));
      rig.written(JournalRig.write(session, 1, 2, owner));
      assertEquals(JournalRig.settings(1), rig.found(session).settings());
      rig.written(withSettings(session, 3, owner));
      rig.written(JournalRig.write(session, 1, 4, owner));
      assertEquals(JournalRig.settings(3), rig.found(session).settings());
      assertEquals(JournalRig.state(4), rig.found(session).state());
      assertEquals(
          Optional.of(JournalRig.settings(3)),
          rig.claim(session, 1, rig.name("other")).map(JournalRecord::settings));
    }
  }

  @Test
  @DisplayName("D-ORD-01 whoever reads during writes never sees a part of a write")
  default void showsWholeWrites() {
    int last = 200;
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.written(withSettings(session, 1, owner));
      CompletionStage<JournalAnswer> writing = rig.journal.write(withSettings(session, 2, owner));
      for (long version = 3; version <= last; version++) {
        JournalWrite next = withSettings(session, version, owner);
        writing = writing.thenCompose(before -> rig.journal.write(next));
      }
      JournalRecord seen;
      do {
        seen = rig.found(session);
        long version = seen.version();
        assertEquals(
            new JournalRecord(
                session,
                1,
                version,
                owner,
                JournalRig.settings(version),
                WritingProcess.state(version),
                LongStream.rangeClosed(1, version).mapToObj(n -> "{\"n\":" + n + "}").toList()),
            seen);
      } while (!writing.toCompletableFuture().isDone());
      assertEquals(JournalAnswer.WRITTEN, rig.await(writing));
      assertEquals(last, rig.found(session).version());
    }
  }

  private static JournalWrite withSettings(String session, long version, String owner) {
    return new JournalWrite(
        session,
        1,
        version,
        owner,
        Optional.of(JournalRig.settings(version)),
        WritingProcess.state(version),
        List.of("{\"n\":" + version + "}"));
  }

  @Test
  @DisplayName("D-REP-01 a repeated write is written again and changes nothing")
  default void repeatsAWrite() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      JournalWrite first = JournalRig.write(session, 1, 1, owner, "{\"n\":1}");
      JournalWrite second = JournalRig.write(session, 1, 2, owner, "{\"n\":2}", "{\"n\":3}");
      for (JournalWrite write : List.of(first, second)) {
        rig.written(write);
        JournalRecord before = rig.found(session);
        rig.written(write);
        rig.written(write);
        assertEquals(before, rig.found(session));
      }
      rig.fenced(first);
      rig.fenced(JournalRig.write(session, 1, 2, rig.name("other")));
    }
  }

  @Test
  @DisplayName("D-REP-01 a write that is repeated before its answer is done once")
  default void repeatsAWriteAtOnce() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      List<String> entries = new ArrayList<>();
      for (int version = 1; version <= 20; version++) {
        String entry = "{\"n\":" + version + "}";
        JournalWrite write = JournalRig.write(session, 1, version, owner, entry);
        List<CompletionStage<JournalAnswer>> answers =
            Stream.of(write, write, write).map(rig.journal::write).toList();
        answers.forEach(answer -> assertEquals(JournalAnswer.WRITTEN, rig.await(answer)));
        entries.add(entry);
        assertEquals(entries, rig.found(session).entries());
      }
    }
  }
}
