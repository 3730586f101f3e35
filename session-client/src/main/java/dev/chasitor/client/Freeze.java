package dev.chasitor.client;

import dev.chasitor.session.visitor.Resumption;
import dev.chasitor.session.visitor.VisitorState;
import dev.chasitor.session.visitor.json.SessionDocument;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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
      VisitorState told = Resumption.confirmed(document.state(), confirmed.getAsLong());
      done.complete(
          told.equals(document.state()) ? unconfirmed : FrozenSession.of(document.with(told)));
    }
    return done.join();
  }
}
