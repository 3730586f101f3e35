package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of operations whose outcome a journal cannot know. */
public interface UnknownContract extends JournalSubject {

  @Test
  @DisplayName("D-UNK-01 a write with an unknown outcome is unknown, and can be repeated")
  default void saysThatAWriteIsUnknown() {
    capabilities().require(JournalCapability.BREAKS);
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      for (int version = 1; version <= 4; version++) {
        JournalWrite write =
            JournalRig.write(session, 1, version, owner, JournalRig.state(version));
        breakNext(rig.journal);
        isUnknown(rig, "the write", rig.journal.write(write));
        rig.written(write);
      }
      assertEquals(
          LongStream.rangeClosed(1, 4).mapToObj(JournalRig::state).toList(),
          rig.found(session).entries());
    }
  }

  @Test
  @DisplayName("D-UNK-01 a claim with an unknown outcome fails, and can be repeated")
  default void failsAClaim() {
    capabilities().require(JournalCapability.BREAKS);
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      rig.written(JournalRig.write(session, 1, 1, rig.name("first")));
      breakNext(rig.journal);
      isFailed(rig, "the claim", rig.journal.claim(session, 1, rig.name("second")));
      Optional<JournalRecord> claimed = rig.claim(session, 1, rig.name("second"));
      assertEquals(Optional.of(2L), claimed.map(JournalRecord::epoch));
    }
  }

  @Test
  @DisplayName("D-UNK-01 a removal with an unknown outcome is unknown, and can be repeated")
  default void saysThatARemovalIsUnknown() {
    capabilities().require(JournalCapability.BREAKS);
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      rig.written(JournalRig.write(session, 1, 1, rig.name("owner")));
      breakNext(rig.journal);
      isUnknown(rig, "the removal", rig.journal.remove(session, 1));
      assertEquals(JournalAnswer.WRITTEN, rig.remove(session, 1));
      assertEquals(Optional.empty(), rig.read(session));
    }
  }

  @Test
  @DisplayName("D-UNK-01 a read, a list and a renewal that failed do not look like answers")
  default void failsAReading() {
    capabilities().require(JournalCapability.BREAKS);
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      rig.written(JournalRig.write(session, 1, 1, rig.name("owner")));
      breakNext(rig.journal);
      isFailed(rig, "the read", rig.journal.read(session));
      breakNext(rig.journal);
      isFailed(rig, "the list", rig.journal.sessions());
      breakNext(rig.journal);
      isFailed(rig, "the renewal", rig.journal.renew(rig.name("owner"), Duration.ofHours(1)));
      assertEquals(1, rig.found(session).version());
    }
  }

  private static void isUnknown(
      JournalRig rig, String what, CompletionStage<JournalAnswer> answer) {
    try {
      JournalAnswer found = get(rig, answer);
      assertEquals(JournalAnswer.UNKNOWN, found, what);
    } catch (ExecutionException e) {
      assertTrue(answer.toCompletableFuture().isCompletedExceptionally(), what);
    }
  }

  private static void isFailed(JournalRig rig, String what, CompletionStage<?> answer) {
    try {
      Object found = get(rig, answer);
      fail("expected that the stage of " + what + " fails, but its answer is " + found);
    } catch (ExecutionException e) {
      assertTrue(answer.toCompletableFuture().isCompletedExceptionally(), what);
    }
  }

  private static <T> T get(JournalRig rig, CompletionStage<T> answer) throws ExecutionException {
    try {
      return answer.toCompletableFuture().get(rig.patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException e) {
      throw new AssertionError(
          "The journal did not answer within " + rig.patience().toSeconds() + " s", e);
    }
  }
}
