package dev.chasitor.tck.journal;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.client.journal.SessionJournal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of the calling thread, which may belong to a transport. */
public interface CallerContract extends JournalSubject {

  @Test
  @DisplayName("D-THR-01 every method returns while the store is held up")
  default void returnsAtOnce() {
    capabilities().require(JournalCapability.HOLDS);
    try (JournalRig rig = new JournalRig(this)) {
      String session = rig.name("chat");
      String owner = rig.name("owner");
      rig.written(JournalRig.write(session, 1, 1, owner));
      CompletableFuture<List<CompletionStage<?>>> called = new CompletableFuture<>();
      List<CompletionStage<?>> answers;
      Hold hold = holdUp(rig.journal);
      try {
        Thread caller =
            new Thread(() -> called.complete(callAll(rig.journal, session, owner)), "caller");
        caller.setDaemon(true);
        caller.start();
        answers = returned(called);
        assertFalse(
            answers.get(0).toCompletableFuture().isDone(),
            "expected no answer to the write while the store is held up");
      } finally {
        hold.close();
      }
      answers.forEach(rig::await);
    }
  }

  private static List<CompletionStage<?>> callAll(
      SessionJournal journal, String session, String owner) {
    return List.of(
        journal.write(JournalRig.write(session, 1, 2, owner)),
        journal.read(session),
        journal.claim(session, 1, owner),
        journal.renew(owner, Duration.ofHours(1)),
        journal.sessions(),
        journal.remove(session, 1));
  }

  private List<CompletionStage<?>> returned(CompletableFuture<List<CompletionStage<?>>> called) {
    try {
      return called.get(patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("expected that each method returns, but one blocks its caller", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
