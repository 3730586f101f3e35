package dev.chasitor.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, in order, on a shared executor. Thread-safe, and without a lock.
 *
 * <p>Every task runs exactly once, also when the shared executor refuses: then on the thread that
 * brought it, since whoever waits for a task would otherwise wait for ever.
 */
final class SerialExecutor implements Executor {

  private static final System.Logger LOG = System.getLogger(SerialExecutor.class.getName());

  private final Executor shared;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** Tasks that were brought and have not run to their end. */
  private final AtomicInteger waiting = new AtomicInteger();

  SerialExecutor(Executor shared) {
    this.shared = shared;
  }

  /**
   * Runs the task when those before it are done.
   *
   * @throws RejectedExecutionException if the shared executor refused; the task has run all the
   *     same
   */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() > 0) {
      return;
    }
    try {
      shared.execute(this::runAll);
    } catch (RejectedExecutionException e) {
      runAll();
      throw e;
    } catch (RuntimeException | Error e) {
      // No thread could be started, say: the tasks must not wait for one for ever.
      runAll();
      throw new RejectedExecutionException(e);
    }
  }

  private void runAll() {
    do {
      Runnable task = tasks.poll();
      if (task != null) {
        runSafely(task);
      }
    } while (waiting.decrementAndGet() > 0);
  }

  /** Whatever a task throws, an error included, those behind it are not to blame (C-DLV-07). */
  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.log(System.Logger.Level.WARNING, "A session's listener failed", LogSafe.of(e));
    }
  }
}
