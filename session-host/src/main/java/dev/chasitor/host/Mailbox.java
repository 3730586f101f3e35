package dev.chasitor.host;

import dev.chasitor.session.machine.SafeTrace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one session, one at a time and in order. A task may wait for a stage. Then the
 * tasks after it wait too, without blocking a thread. Thread-safe.
 *
 * <p>A mailbox without tasks closes itself if its session is not in memory.
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
   * Creates an empty mailbox.
   *
   * @param executor runs the tasks
   * @param mayClose whether an idle mailbox may close; called between tasks
   * @param onClosed called once, when the mailbox closes
   * @param onFailure receives what a task throws
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

  /** Runs a task after the earlier ones; returns false if the mailbox is closed. */
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
   * Waits for a stage; a task calls this as its last action. No other task runs before the stage
   * has completed and {@code then} or {@code otherwise} was called.
   *
   * @param stage the stage
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
    MailboxRun run = new MailboxRun();
    try {
      executor.execute(run);
    } catch (Throwable e) {
      // The session must go on even if the executor refuses.
      LOG.log(
          System.Logger.Level.WARNING,
          "The host's executor refused a task: the session runs on the calling thread instead",
          SafeTrace.of(e));
      run.run();
    }
  }

  /**
   * A right to run the tasks, which works once, because an executor may accept it and still throw.
   */
  private final class MailboxRun implements Runnable {
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
