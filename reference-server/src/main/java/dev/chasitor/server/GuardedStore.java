package dev.chasitor.server;

import dev.chasitor.host.SessionStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A program's store, whose exceptions count as failures like any other. */
final class GuardedStore implements SessionStore {

  private final SessionStore store;

  GuardedStore(SessionStore store) {
    this.store = store;
  }

  @Override
  public CompletionStage<Void> save(String sessionId, byte[] document) {
    return guard(() -> store.save(sessionId, document));
  }

  @Override
  public CompletionStage<Optional<byte[]>> load(String sessionId) {
    return guard(() -> store.load(sessionId));
  }

  @Override
  public CompletionStage<Void> remove(String sessionId) {
    return guard(() -> store.remove(sessionId));
  }

  private static <T> CompletionStage<T> guard(Supplier<CompletionStage<T>> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }
}
