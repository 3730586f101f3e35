package dev.chasitor.host;

import dev.chasitor.session.host.HostPhase;
import dev.chasitor.session.host.HostState;
import dev.chasitor.session.host.json.HostStateJson;
import dev.chasitor.session.machine.SafeTrace;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A wrapper for a lent store, in which every call ends. A call fails if the store throws, returns
 * null in place of a stage or a result, or does not answer in time. Only a timer that throws lifts
 * the time limit. Thread-safe.
 */
final class GuardedStore {

  private static final System.Logger LOG = System.getLogger(GuardedStore.class.getName());

  private final SessionStore store;
  private final ScheduledExecutorService timer;
  private final Duration patience;

  GuardedStore(SessionStore store, ScheduledExecutorService timer, Duration patience) {
    this.store = store;
    this.timer = timer;
    this.patience = patience;
  }

  /** Stores a session in this state, or removes it if it is gone. */
  CompletionStage<Void> save(String id, HostState state) {
    return guard(
        () ->
            state.phase() == HostPhase.GONE
                ? store.remove(id)
                : store.save(id, HostStateJson.write(state)));
  }

  /** Loads the last stored state of a session; empty if there is none. */
  CompletionStage<Optional<HostState>> load(String id) {
    return guard(() -> store.load(id))
        .thenApply(
            document ->
                Objects.requireNonNull(
                        document, "The store's load completed with null: expected an Optional")
                    .map(HostStateJson::read)
                    .filter(state -> state.phase() != HostPhase.GONE));
  }

  private <T> CompletionStage<T> guard(Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      CompletionStage<T> stage =
          Objects.requireNonNull(call.get(), "The store returned null: expected a CompletionStage");
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
    } catch (Throwable e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "A call of the store has no time limit, because the host's timer refused it",
          SafeTrace.of(e));
    }
  }
}
