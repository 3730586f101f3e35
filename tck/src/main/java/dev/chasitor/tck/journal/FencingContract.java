package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of epochs, owners and versions: only the latest holder writes, and only the next
 * version.
 */
public interface FencingContract extends JournalSubject {

  @Test
  @DisplayName("D-FEN-01 a write with another epoch, owner or version is fenced")
  default void fencesWhatDoesNotFit() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String first = rig.name("first");
      String second = rig.name("second");
      for (int version = 1; version <= 3; version++) {
        rig.written(JournalRig.write(session, 1, version, first, "{\"n\":" + version + "}"));
      }
      rig.claim(session, 1, second);
      rig.written(JournalRig.write(session, 2, 4, second, "{\"n\":4}"));
      for (int epoch = 1; epoch <= 4; epoch++) {
        for (int version = 1; version <= 7; version++) {
          for (String owner : List.of(first, second)) {
            boolean isOfHolder = epoch == 2 && owner.equals(second);
            boolean isNextOrRepeat = version == 5 || version == 4;
            if (!isOfHolder || !isNextOrRepeat) {
              rig.fenced(
                  new JournalWrite(
                      session,
                      epoch,
                      version,
                      owner,
                      Optional.of("{\"settings\":\"wrong\"}"),
                      "{\"state\":\"wrong\"}",
                      List.of("{\"n\":\"wrong\"}")));
            }
          }
        }
      }
      rig.written(JournalRig.write(session, 2, 5, second));
    }
  }

  @Test
  @DisplayName("D-FEN-01 a write of a session that is not there is fenced unless it is the first")
  default void addsOnlyByAFirstWrite() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.fenced(JournalRig.write(session, 1, 2, owner, "{}"));
      rig.fenced(JournalRig.write(session, 2, 2, owner, "{}"));
      rig.fenced(JournalRig.write(session, 3, 4, owner, "{}"));
      assertEquals(Optional.empty(), rig.read(session));
      assertEquals(Optional.empty(), rig.listed(session));
      rig.written(JournalRig.write(session, 1, 1, owner));
    }
  }

  @Test
  @DisplayName("D-FEN-01 a session begins at the epoch and with the owner of its first write")
  default void beginsAtAnyEpoch() {
    try (JournalRig rig = new JournalRig(this)) {
      for (long epoch : new long[] {1, 2, 7, 4_711}) {
        String session = rig.name("chat" + epoch);
        String owner = rig.name("owner" + epoch);
        rig.written(JournalRig.write(session, epoch, 1, owner));
        rig.fenced(JournalRig.write(session, epoch + 1, 2, owner));
        rig.written(JournalRig.write(session, epoch, 2, owner));
        assertEquals(epoch, rig.found(session).epoch());
        assertEquals(
            Optional.of(new HeldSession(session, epoch, owner, false)), rig.listed(session));
        assertEquals(
            Optional.of(epoch + 1),
            rig.claim(session, epoch, rig.name("other")).map(JournalRecord::epoch));
      }
    }
  }

  @Test
  @DisplayName("D-FEN-01 only a claim changes the owner of a session")
  default void changesTheOwnerOnlyByAClaim() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String first = rig.name("first");
      String second = rig.name("second");
      rig.written(JournalRig.write(session, 1, 1, first));
      rig.fenced(JournalRig.write(session, 1, 2, second, "{}"));
      rig.written(JournalRig.write(session, 1, 2, first));
      assertEquals(Optional.of(second), rig.claim(session, 1, second).map(JournalRecord::owner));
      rig.fenced(JournalRig.write(session, 2, 3, first, "{}"));
      rig.written(JournalRig.write(session, 2, 3, second));
    }
  }

  @Test
  @DisplayName("D-FEN-02 a claim raises the epoch once, and the same claim is answered again")
  default void claimsOnce() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String second = rig.name("second");
      String third = rig.name("third");
      rig.written(JournalRig.write(session, 1, 1, rig.name("first"), "{\"n\":1}"));
      JournalRecord claimed =
          new JournalRecord(
              session,
              2,
              1,
              second,
              JournalRig.settings(1),
              JournalRig.state(1),
              List.of("{\"n\":1}"));
      assertEquals(Optional.of(claimed), rig.claim(session, 1, second));
      assertEquals(Optional.empty(), rig.claim(session, 1, third), "the epoch was claimed");
      assertEquals(Optional.of(claimed), rig.claim(session, 1, second), "the same claim again");
      assertEquals(claimed, rig.found(session));
      rig.fenced(JournalRig.write(session, 1, 2, rig.name("first")));
      assertEquals(Optional.of(3L), rig.claim(session, 2, third).map(JournalRecord::epoch));
      assertEquals(Optional.empty(), rig.claim(session, 1, second), "an older claim");
      assertEquals(Optional.empty(), rig.claim(session, 1, third), "an older epoch");
      assertEquals(Optional.empty(), rig.claim(session, 4, third), "an epoch that is not yet");
      assertEquals(3, rig.found(session).epoch());
    }
  }

  @Test
  @DisplayName("D-FEN-02 a claim of a session that is not there is empty and adds nothing")
  default void claimsNothing() {
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      assertEquals(Optional.empty(), rig.claim(session, 1, rig.name("owner")));
      assertEquals(Optional.empty(), rig.read(session));
    }
  }

  @Test
  @DisplayName("D-FEN-02 of two claims at the same time exactly one succeeds")
  default void oneOfTwoThreadsClaims() {
    try (JournalRig rig = new JournalRig(this)) {
      raceForClaims(rig, rig);
    }
  }

  @Test
  @DisplayName("D-FEN-02 of two claims through two open journals exactly one succeeds")
  default void oneOfTwoJournalsClaims() {
    capabilities().require(JournalCapability.OPENS_TWICE);
    try (JournalRig rig = new JournalRig(this);
        JournalRig other = rig.again()) {
      raceForClaims(rig, other);
    }
  }

  /** The epochs are near, far apart, or equal in their lower 32 bits. */
  @Test
  @DisplayName("D-FEN-03 whoever held a removed session changes nothing in a new one of its id")
  default void fencesHoldersOfRemovedSessions() {
    long[][] epochs = {{5, 9}, {9, 5}, {5, 6}, {5, 5 + (1L << 32)}, {(1L << 62) - 2, 1L << 32}};
    try (JournalRig rig = new JournalRig(this)) {
      String first = rig.name("first");
      for (int i = 0; i < epochs.length; i++) {
        for (String kind : List.of("first", "second")) {
          String session = rig.name("chat" + i + "-" + kind);
          String owner = rig.name(kind);
          long before = epochs[i][0];
          long now = epochs[i][1];
          rig.written(JournalRig.write(session, before, 1, first, "{\"n\":1}"));
          rig.written(JournalRig.write(session, before, 2, first, "{\"n\":2}"));
          assertEquals(JournalAnswer.WRITTEN, rig.remove(session, before));
          rig.written(JournalRig.write(session, now, 1, owner, "{\"new\":1}"));
          JournalRecord found = rig.found(session);
          assertEquals(now, found.epoch());
          for (int version = 1; version <= 4; version++) {
            rig.fenced(JournalRig.write(session, before, version, first, "{\"n\":3}"));
          }
          assertEquals(JournalAnswer.FENCED, rig.remove(session, before));
          assertEquals(Optional.empty(), rig.claim(session, before, rig.name("third")));
          assertEquals(found, rig.found(session), "the new session");
          rig.written(JournalRig.write(session, now, 2, owner, "{\"new\":2}"));
          assertEquals(List.of("{\"new\":1}", "{\"new\":2}"), rig.found(session).entries());
          assertEquals(JournalAnswer.WRITTEN, rig.remove(session, now));
        }
      }
    }
  }

  /** The process of such a write was suspended, or its store was slow. */
  @Test
  @DisplayName("D-FEN-04 the first write of a removed session comes late and adds nothing")
  default void fencesLateFirstWrites() {
    try (JournalRig rig = new JournalRig(this)) {
      for (boolean isClaimed : new boolean[] {false, true}) {
        String session = rig.name("chat-" + isClaimed);
        JournalWrite first = JournalRig.write(session, 5, 1, rig.name("first"), "{\"n\":1}");
        rig.written(first);
        if (isClaimed) {
          assertEquals(
              Optional.of(6L), rig.claim(session, 5, rig.name("second")).map(JournalRecord::epoch));
        }
        assertEquals(JournalAnswer.WRITTEN, rig.remove(session, isClaimed ? 6 : 5));
        rig.fenced(first);
        assertEquals(JournalAnswer.WRITTEN, rig.remove(session, 5), "the same removal again");
        rig.fenced(first);
        rig.written(JournalRig.write(session, 7, 1, rig.name("first"), "{\"new\":1}"));
        rig.fenced(first);
        assertEquals(JournalAnswer.WRITTEN, rig.remove(session, 7));
        rig.fenced(first);
      }
    }
  }

  @Test
  @DisplayName("D-FEN-04 a journal that is opened again remembers what was removed")
  default void remembersRemovedSessions() {
    capabilities().require(JournalCapability.OUTLIVES_PROCESS);
    JournalRig rig = new JournalRig(this);
    JournalWrite first = JournalRig.write(rig.name("chat"), 5, 1, rig.name("first"), "{}");
    try (rig) {
      rig.written(first);
      assertEquals(JournalAnswer.WRITTEN, rig.remove(rig.name("chat"), 5));
    }
    try (JournalRig again = rig.again()) {
      again.fenced(first);
    }
  }

  private static void raceForClaims(JournalRig one, JournalRig other) {
    int rounds = 50;
    String session = one.name("chat");
    one.written(JournalRig.write(session, 1, 1, one.name("owner")));
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      CyclicBarrier together = new CyclicBarrier(2);
      for (int epoch = 1; epoch <= rounds; epoch++) {
        var claims =
            List.of(
                claim(callers, together, one, epoch, one.name("one")),
                claim(callers, together, other, epoch, one.name("other")));
        List<String> winners =
            claims.stream()
                .flatMap(claim -> one.await(claim).stream())
                .map(JournalRecord::owner)
                .toList();
        assertEquals(1, winners.size(), () -> "the owners that got the session: " + winners);
        assertEquals(winners.get(0), other.found(session).owner());
        assertEquals(epoch + 1, one.found(session).epoch());
      }
    } finally {
      callers.shutdown();
    }
  }

  private static CompletableFuture<Optional<JournalRecord>> claim(
      ExecutorService callers, CyclicBarrier together, JournalRig rig, long epoch, String owner) {
    return CompletableFuture.supplyAsync(
            () -> {
              try {
                together.await(rig.patience().toMillis(), TimeUnit.MILLISECONDS);
              } catch (Exception e) {
                throw new IllegalStateException("The other thread did not come", e);
              }
              return rig.journal.claim(rig.name("chat"), epoch, owner);
            },
            callers)
        .thenCompose(claim -> claim);
  }
}
