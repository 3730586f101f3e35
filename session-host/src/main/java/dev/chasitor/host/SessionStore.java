package dev.chasitor.host;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where sessions outlive their nodes. A document is stored before anything it promises is answered.
 *
 * <p>Thread-safe. A stage may complete on any thread; one that completes exceptionally makes the
 * server answer 500 to what it could not store.
 */
public interface SessionStore {

  /** A store in this process's memory. */
  static SessionStore inMemory() {
    return new InMemoryStore();
  }

  /** Stores a session's document in place of its older one. */
  CompletionStage<Void> save(String sessionId, byte[] document);

  /** The latest document of a session, empty when there is none. */
  CompletionStage<Optional<byte[]>> load(String sessionId);

  /** Forgets a session. */
  CompletionStage<Void> remove(String sessionId);
}
