package dev.chasitor.server;

import dev.chasitor.host.SessionStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** A store in memory that answers when an executor comes to it; tests break parts of it. */
class StoreAround implements SessionStore {

  private final SessionStore memory = SessionStore.inMemory();
  private final Executor executor;

  StoreAround(Executor executor) {
    this.executor = executor;
  }

  @Override
  public CompletionStage<Void> save(String sessionId, byte[] document) {
    return later(() -> memory.save(sessionId, document));
  }

  @Override
  public CompletionStage<Optional<byte[]>> load(String sessionId) {
    return later(() -> memory.load(sessionId));
  }

  @Override
  public CompletionStage<Void> remove(String sessionId) {
    return later(() -> memory.remove(sessionId));
  }

  private <T> CompletionStage<T> later(Supplier<CompletionStage<T>> call) {
    return CompletableFuture.supplyAsync(call, executor).thenCompose(done -> done);
  }
}
