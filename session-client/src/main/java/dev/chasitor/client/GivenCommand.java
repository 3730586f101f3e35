package dev.chasitor.client;

import dev.chasitor.session.visitor.CommandOutcome;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A command that the application gave a session, with its two stages. Thread-safe.
 *
 * <p>With a journal ({@link ChatClient.Builder#journal}), {@link #kept} completes when the command
 * is durable. From then on it is settled exactly once, also if the process is killed: an
 * application may answer its own caller. Without a journal it completes when the session has the
 * command in memory.
 *
 * @param kept completes when the command is kept; exceptionally with {@link
 *     SessionStoppedException} or {@link SessionFrozenException} if that is not known, or if the
 *     session was stopped or frozen before. Give the command again, with its id, to the session
 *     that goes on.
 * @param outcome completes with what became of the command
 */
public record GivenCommand(CompletionStage<Void> kept, CompletionStage<CommandOutcome> outcome) {

  /** The progress of one command. Only callbacks of the session change it. */
  static final class Progress {
    private final CompletableFuture<Void> kept = new CompletableFuture<>();
    private final CompletableFuture<CommandOutcome> outcome = new CompletableFuture<>();

    GivenCommand stages() {
      return new GivenCommand(kept.minimalCompletionStage(), outcome.minimalCompletionStage());
    }

    void keep() {
      kept.complete(null);
    }

    /** Completes these stages as those of the same command, which was given before. */
    void follow(Progress other) {
      CompletionStage<?> unusedKept =
          other.kept.whenComplete(
              (done, failure) -> {
                if (failure == null) {
                  kept.complete(null);
                } else {
                  kept.completeExceptionally(failure);
                }
              });
      CompletionStage<?> unusedOutcome =
          other.outcome.whenComplete(
              (result, failure) -> {
                if (failure == null) {
                  outcome.complete(result);
                } else {
                  outcome.completeExceptionally(failure);
                }
              });
    }

    void settle(CommandOutcome result) {
      keep();
      outcome.complete(result);
    }

    /** Settles a command that nothing keeps. */
    void refuse(RuntimeException reason, CommandOutcome result) {
      kept.completeExceptionally(reason);
      outcome.complete(result);
    }

    void fail(RuntimeException failure) {
      kept.completeExceptionally(failure);
      outcome.completeExceptionally(failure);
    }
  }
}
