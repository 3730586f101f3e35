package dev.chasitor.host;

import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.json.HostStateJson;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A lent store whose every call ends: what it throws, a stage or a result that is null, and no
 * answer within the time allowed are failures of that call. Thread-safe.
 */
final class GuardedStore {

  private final SessionStore store;
  private final ScheduledExecutorService timer;
  private final Duration patience;

  GuardedStore(SessionStore store, ScheduledExecutorService timer, Duration patience) {
    this.store = store;
    this.timer = timer;
    this.patience = patience;
  }

  /** Stores a session as it is now; one that is gone is removed. */
  CompletionStage<Void> save(String id, HostState state) {
    return guard(
        () ->
            state.phase() == HostPhase.GONE
                ? store.remove(id)
                : store.save(id, HostStateJson.write(state)));
  }

  /** The session as it was stored last; empty if there is none. */
  CompletionStage<Optional<HostState>> load(String id) {
    return guard(() -> store.load(id))
        .thenApply(
            document ->
                Objects.requireNonNull(document, "The store's result is null")
                    .map(HostStateJson::read)
                    .filter(state -> state.phase() != HostPhase.GONE));
  }

  private <T> CompletionStage<T> guard(Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      CompletionStage<T> stage =
          Objects.requireNonNull(call.get(), "The store returned null in place of a stage");
      stage.whenComplete(
          (result, failure) -> {
            if (failure == null) {
              answer.complete(result);
            } else {
              answer.completeExceptionally(failure);
            }
          });
    } catch (Throwable e) {
      answer.completeExceptionally(e);
    }
    if (!answer.isDone()) {
      limit(answer);
    }
    return answer;
  }

  private void limit(CompletableFuture<?> answer) {
    try {
      Runnable expire =
          () ->
              answer.completeExceptionally(
                  new TimeoutException("The store did not answer within " + patience));
      ScheduledFuture<?> limit = timer.schedule(expire, patience.toNanos(), TimeUnit.NANOSECONDS);
      CompletableFuture<?> unused = answer.whenComplete((result, failure) -> limit.cancel(false));
    } catch (RejectedExecutionException e) {
      answer.completeExceptionally(e);
    }
  }
}
