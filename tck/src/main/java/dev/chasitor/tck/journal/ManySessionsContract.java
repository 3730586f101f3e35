package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of many sessions in one journal. */
public interface ManySessionsContract extends JournalSubject {

  @Test
  @DisplayName("D-ISO-01 many sessions on many threads each have exactly their own history")
  default void keepsHistoriesApart() {
    int threads = 8;
    try (JournalRig rig = new JournalRig(this)) {
      ExecutorService callers = Executors.newFixedThreadPool(threads);
      try {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          String name = "thread" + i;
          all.add(CompletableFuture.runAsync(() -> writeMany(rig, name), callers));
        }
        all.forEach(rig::await);
      } finally {
        callers.shutdown();
      }
    }
  }

  /** Writes to some sessions at once, version by version, and hands them over in between. */
  private static void writeMany(JournalRig rig, String caller) {
    int last = 20;
    List<String> sessions =
        IntStream.range(0, 8).mapToObj(n -> rig.name(caller + "-" + n)).toList();
    for (int version = 1; version <= last; version++) {
      int epoch = version <= last / 2 ? 1 : 2;
      if (version == last / 2 + 1) {
        sessions.forEach(session -> rig.claim(session, 1, session + "-2"));
      }
      List<CompletionStage<JournalAnswer>> answers = new ArrayList<>();
      for (String session : sessions) {
        answers.add(
            rig.journal.write(
                JournalRig.write(
                    session, epoch, version, session + "-" + epoch, entry(session, version))));
      }
      answers.forEach(answer -> assertEquals(JournalAnswer.WRITTEN, rig.await(answer)));
    }
    for (String session : sessions) {
      assertEquals(
          new JournalRecord(
              session,
              2,
              last,
              session + "-2",
              JournalRig.settings(1),
              JournalRig.state(last),
              LongStream.rangeClosed(1, last).mapToObj(n -> entry(session, n)).toList()),
          rig.found(session));
    }
  }

  private static String entry(String session, long version) {
    return "{\"session\":\"" + session + "\",\"version\":" + version + "}";
  }

  @Test
  @DisplayName("D-ISO-01 ids that look alike are different sessions")
  default void tellsIdsApart() {
    try (JournalRig rig = new JournalRig(this)) {
      String id = rig.name("chat");
      List<String> ids =
          List.of(
              id,
              id + "X",
              id + "x",
              "X" + id,
              id + "%",
              id + "_",
              id + "'",
              id + "\"",
              id + "\\",
              id + "''",
              id + ";--",
              id + "*",
              id + "?",
              id + "/../x",
              id + "{}",
              id + "$1");
      for (String session : ids) {
        rig.written(JournalRig.write(session, 1, 1, session, "{}"));
      }
      for (int i = 0; i < ids.size(); i++) {
        for (int version = 2; version <= i + 2; version++) {
          rig.written(JournalRig.write(ids.get(i), 1, version, ids.get(i)));
        }
      }
      for (int i = 0; i < ids.size(); i++) {
        JournalRecord found = rig.found(ids.get(i));
        assertEquals(ids.get(i), found.session());
        assertEquals(ids.get(i), found.owner());
        assertEquals(i + 2, found.version());
        assertEquals(List.of("{}"), found.entries());
      }
      assertEquals(Set.copyOf(ids), listed(rig));
      assertEquals(JournalAnswer.WRITTEN, rig.remove(id + "%", 1));
      assertEquals(ids.size() - 1, listed(rig).size());
    }
  }

  private static Set<String> listed(JournalRig rig) {
    return rig.await(rig.journal.sessions()).stream()
        .map(HeldSession::session)
        .filter(session -> session.contains(rig.name("chat")))
        .collect(Collectors.toSet());
  }
}
