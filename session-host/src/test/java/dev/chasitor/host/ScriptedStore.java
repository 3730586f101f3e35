package dev.chasitor.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in memory whose next calls a test can hold or break. For one thread. */
final class ScriptedStore implements SessionStore {

  /** What becomes of the next call. */
  enum Next {
    FAILS,
    IS_DONE_AND_FAILS,
    THROWS,
    RETURNS_NULL,
    HAS_A_NULL_RESULT,
    IS_GARBAGE,
    THROWS_AN_ERROR
  }

  private final SessionStore memory = SessionStore.inMemory();
  private final Queue<Next> script = new ArrayDeque<>();
  private final Queue<Runnable> held = new ArrayDeque<>();
  final List<String> log;
  boolean holds;

  /** Whether every call fails. */
  boolean fails;

  ScriptedStore(List<String> log) {
    this.log = log;
  }

  void next(Next... calls) {
    script.addAll(List.of(calls));
  }

  /** Answers the calls that were held, and holds no more. */
  void release() {
    holds = false;
    List<Runnable> all = new ArrayList<>(held);
    held.clear();
    all.forEach(Runnable::run);
  }

  @Override
  public CompletionStage<Void> save(String sessionId, byte[] document) {
    return call("save", () -> memory.save(sessionId, document), null);
  }

  @Override
  public CompletionStage<Optional<byte[]>> load(String sessionId) {
    return call("load", () -> memory.load(sessionId), Optional.of(new byte[] {'{'}));
  }

  @Override
  public CompletionStage<Void> remove(String sessionId) {
    return call("remove", () -> memory.remove(sessionId), null);
  }

  @SuppressWarnings("NullAway") // A store that breaks its promise is what these tests are about.
  private <T> CompletionStage<T> call(
      String name, Supplier<CompletionStage<T>> real, @Nullable T garbage) {
    log.add(name);
    Next next = fails ? Next.FAILS : script.poll();
    if (next != null) {
      return switch (next) {
        case IS_DONE_AND_FAILS ->
            real.get()
                .thenCompose(
                    done -> CompletableFuture.failedStage(new IllegalStateException("no answer")));
        case FAILS -> CompletableFuture.failedStage(new IllegalStateException("disk full"));
        case THROWS -> throw new IllegalStateException("disk full");
        case THROWS_AN_ERROR -> throw new AssertionError("disk full");
        case RETURNS_NULL -> null;
        case HAS_A_NULL_RESULT -> CompletableFuture.completedStage(null);
        case IS_GARBAGE -> CompletableFuture.completedStage(garbage);
      };
    }
    if (!holds) {
      return real.get();
    }
    CompletableFuture<T> later = new CompletableFuture<>();
    held.add(() -> real.get().whenComplete((result, failure) -> later.complete(result)));
    return later;
  }
}
