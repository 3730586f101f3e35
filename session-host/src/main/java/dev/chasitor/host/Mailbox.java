package dev.chasitor.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one session, one at a time and in order. A task may wait for a stage; the tasks
 * behind it wait as well, and no thread does. Thread-safe.
 *
 * <p>A mailbox without tasks closes itself when its session is not in memory.
 */
final class Mailbox {

  private static final System.Logger LOG = System.getLogger(Mailbox.class.getName());

  private final Executor executor;
  private final BooleanSupplier mayClose;
  private final Runnable onClosed;
  private final Consumer<Throwable> onFailure;

  // Guarded by this.
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private boolean running;
  private boolean waiting;
  private boolean closed;

  /**
   * An empty mailbox.
   *
   * @param executor runs the tasks
   * @param mayClose whether an idle mailbox is of no use any more; asked between tasks
   * @param onClosed called once, when no task is accepted any more
   * @param onFailure takes what a task throws
   */
  Mailbox(
      Executor executor,
      BooleanSupplier mayClose,
      Runnable onClosed,
      Consumer<Throwable> onFailure) {
    this.executor = executor;
    this.mayClose = mayClose;
    this.onClosed = onClosed;
    this.onFailure = onFailure;
  }

  /** Runs a task behind those before it; false if the mailbox is closed. */
  boolean post(Runnable task) {
    synchronized (this) {
      if (closed) {
        return false;
      }
      tasks.addLast(task);
      if (running || waiting) {
        return true;
      }
      running = true;
    }
    share();
    return true;
  }

  /**
   * Called by a task, as the last thing it does: no other task runs before the stage has completed
   * and {@code then} or {@code otherwise} was called.
   *
   * @param stage completes once
   * @param then takes its result
   * @param otherwise takes its failure instead
   */
  <T> void await(CompletionStage<T> stage, Consumer<T> then, Consumer<Throwable> otherwise) {
    synchronized (this) {
      waiting = true;
    }
    CompletionStage<T> unused =
        stage.whenComplete(
            (result, failure) ->
                goOn(
                    failure == null ? () -> then.accept(result) : () -> otherwise.accept(failure)));
  }

  private void goOn(Runnable first) {
    synchronized (this) {
      waiting = false;
      tasks.addFirst(first);
      if (running) {
        return;
      }
      running = true;
    }
    share();
  }

  private void share() {
    Turn turn = new Turn();
    try {
      executor.execute(turn);
    } catch (Throwable e) {
      // A session must not stand still because an executor refuses.
      LOG.log(
          System.Logger.Level.WARNING,
          "The host's executor refuses: a session runs on the thread that brings its task",
          SafeTrace.of(e));
      turn.run();
    }
  }

  /** A right to run the tasks, which works once: an executor may take it and throw all the same. */
  private final class Turn implements Runnable {
    private final AtomicBoolean begun = new AtomicBoolean();

    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        for (Runnable task = next(); task != null; task = next()) {
          runSafely(task);
        }
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = waiting ? null : tasks.poll();
    if (task == null) {
      running = false;
      if (!waiting && mayClose.getAsBoolean()) {
        closed = true;
        onClosed.run();
      }
    }
    return task;
  }

  private void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      onFailure.accept(e);
    }
  }
}
