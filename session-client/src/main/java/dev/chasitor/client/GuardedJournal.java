package dev.chasitor.client;

import dev.chasitor.client.journal.HeldSession;
import dev.chasitor.client.journal.JournalAnswer;
import dev.chasitor.client.journal.JournalRecord;
import dev.chasitor.client.journal.JournalWrite;
import dev.chasitor.client.journal.SessionJournal;
import java.time.Duration;
import java.util.List;
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
 * A wrapper for a lent journal, in which every call ends. A call fails if the journal throws,
 * returns null in place of a stage or a result, or does not answer in time. Thread-safe.
 */
final class GuardedJournal implements SessionJournal {

  private final SessionJournal journal;
  private final ScheduledExecutorService timer;
  private final Duration limit;

  /**
   * Creates a wrapper.
   *
   * @param limit how long a call may take
   */
  GuardedJournal(SessionJournal journal, ScheduledExecutorService timer, Duration limit) {
    this.journal = journal;
    this.timer = timer;
    this.limit = limit;
  }

  @Override
  public CompletionStage<JournalAnswer> write(JournalWrite write) {
    return guard(() -> journal.write(write));
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> read(String session) {
    return guard(() -> journal.read(session));
  }

  @Override
  public CompletionStage<Optional<JournalRecord>> claim(String session, long epoch, String owner) {
    return guard(() -> journal.claim(session, epoch, owner));
  }

  @Override
  public CompletionStage<JournalAnswer> remove(String session, long epoch) {
    return guard(() -> journal.remove(session, epoch));
  }

  @Override
  public CompletionStage<Void> renew(String owner, Duration lease) {
    // Void has no value but null, which stands for a missing result elsewhere.
    CompletionStage<Boolean> renewed =
        guard(
            () ->
                Objects.requireNonNull(journal.renew(owner, lease), "expected a CompletionStage")
                    .thenApply(done -> true));
    return renewed.thenAccept(done -> {});
  }

  @Override
  public CompletionStage<List<HeldSession>> sessions() {
    return guard(journal::sessions);
  }

  private <T> CompletionStage<T> guard(Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      CompletionStage<T> stage = Objects.requireNonNull(call.get(), "expected a CompletionStage");
      CompletionStage<?> unused =
          stage.whenComplete(
              (result, failure) -> {
                if (failure == null && result != null) {
                  answer.complete(result);
                } else {
                  answer.completeExceptionally(
                      failure == null
                          ? new NullPointerException("expected a result of the journal, not null")
                          : failure);
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

  /** Lets an answer fail that does not come in time; at once if the timer is shut down. */
  private void limit(CompletableFuture<?> answer) {
    Runnable expire =
        () ->
            answer.completeExceptionally(
                new TimeoutException("The journal did not answer within " + limit));
    try {
      ScheduledFuture<?> alarm = timer.schedule(expire, limit.toNanos(), TimeUnit.NANOSECONDS);
      CompletableFuture<?> unused = answer.whenComplete((result, failure) -> alarm.cancel(false));
    } catch (RejectedExecutionException e) {
      expire.run();
    }
  }
}
