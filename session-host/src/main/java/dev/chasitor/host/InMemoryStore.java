package dev.chasitor.host;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A store in this process's memory. It keeps documents as bytes, so that sessions are written and
 * read as with any other store.
 */
final class InMemoryStore implements SessionStore {

  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();

  @Override
  public CompletionStage<Void> save(String sessionId, byte[] document) {
    documents.put(sessionId, document.clone());
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Optional<byte[]>> load(String sessionId) {
    byte[] document = documents.get(sessionId);
    return CompletableFuture.completedFuture(
        document == null ? Optional.empty() : Optional.of(document.clone()));
  }

  @Override
  public CompletionStage<Void> remove(String sessionId) {
    documents.remove(sessionId);
    return CompletableFuture.completedFuture(null);
  }
}
