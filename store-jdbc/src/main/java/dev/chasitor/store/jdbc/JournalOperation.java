package dev.chasitor.store.jdbc;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One operation that waits for a worker, with the stage of its answer.
 *
 * @param <T> the type of the answer
 */
final class JournalOperation<T> {

  /** What an operation does within a transaction. */
  interface Work<T> {
    T run(JournalSql sql) throws SQLException;
  }

  private final Work<T> work;
  private final Consumer<CompletableFuture<T>> onUnknown;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  private JournalOperation(Work<T> work, Consumer<CompletableFuture<T>> onUnknown) {
    this.work = work;
    this.onUnknown = onUnknown;
  }

  /** Returns an operation whose stage fails if its outcome is unknown. */
  static <T> JournalOperation<T> of(Work<T> work) {
    return new JournalOperation<>(
        work,
        answer ->
            answer.completeExceptionally(
                new JdbcJournalException(
                    "The commit failed, so the outcome of the operation is unknown.")));
  }

  /** Returns an operation that has an answer for an unknown outcome. */
  static <T> JournalOperation<T> of(Work<T> work, T unknown) {
    return new JournalOperation<>(work, answer -> answer.complete(unknown));
  }

  CompletionStage<T> stage() {
    return answer.minimalCompletionStage();
  }

  /** Does the work. The result completes the stage; run it after the commit. */
  Runnable run(JournalSql sql) throws SQLException {
    T result = work.run(sql);
    return () -> answer.complete(result);
  }

  void unknown() {
    onUnknown.accept(answer);
  }

  void fail(JdbcJournalException failure) {
    answer.completeExceptionally(failure);
  }
}
