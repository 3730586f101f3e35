package dev.chasitor.client;

import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * The freeze of one session, from the last step to its document. The document is written when no
 * callback is under way any more, or when nobody waits for that any longer. Thread-safe.
 */
final class Freeze {

  private final SessionDocument document;
  private final FrozenSession unconfirmed;
  private final LongSupplier confirmed;
  private final CompletableFuture<FrozenSession> done = new CompletableFuture<>();

  /**
   * Begins a freeze, and checks that its document can be written.
   *
   * @param document the session after its last step
   * @param confirmed gives the number of the last event that is confirmed by then
   * @throws IllegalStateException if the session cannot be written, or the document cannot be read
   */
  Freeze(SessionDocument document, LongSupplier confirmed) {
    this.document = document;
    this.unconfirmed = FrozenSession.of(document);
    this.confirmed = confirmed;
  }

  CompletionStage<FrozenSession> done() {
    return done;
  }

  /** Writes the document, unless that was done before, and returns it. */
  FrozenSession finish() {
    if (!done.isDone()) {
      done.complete(written());
    }
    return done.join();
  }

  private FrozenSession written() {
    VisitorState told = Resumption.confirmed(document.state(), confirmed.getAsLong());
    if (told.equals(document.state())) {
      return unconfirmed;
    }
    try {
      return FrozenSession.of(document.with(told));
    } catch (IllegalStateException e) {
      // What was written first is right as well, and repeats more events.
      return unconfirmed;
    }
  }

  /** Waits for callbacks no longer than this; not at all if the timer is shut down. */
  void limit(Duration patience, Alarm alarm) {
    if (done.isDone()) {
      return;
    }
    Optional<Future<?>> limit = alarm.after(patience, this::finish);
    if (limit.isPresent()) {
      CompletionStage<?> unused = done.whenComplete((it, e) -> limit.get().cancel(false));
    } else {
      finish();
    }
  }
}
