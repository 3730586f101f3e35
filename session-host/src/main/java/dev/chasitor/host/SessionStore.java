package dev.chasitor.host;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A store for the sessions of a host, from which another node can load them after a node is lost.
 * The host saves a session's document before it answers the request that changed it.
 *
 * <p>Implementations must be thread-safe. A stage may complete on any thread. If it completes
 * exceptionally, the host answers 500 to the request.
 */
public interface SessionStore {

  /** Returns a store in this process's memory. */
  static SessionStore inMemory() {
    return new InMemoryStore();
  }

  /** Saves a session's document in place of the one before. */
  CompletionStage<Void> save(String sessionId, byte[] document);

  /** Loads the latest document of a session; empty if there is none. */
  CompletionStage<Optional<byte[]>> load(String sessionId);

  /** Removes the document of a session. */
  CompletionStage<Void> remove(String sessionId);
}
