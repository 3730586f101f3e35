package dev.chasitor.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other, in order, on a shared executor. Thread-safe, and without a lock.
 *
 * <p>Every task runs exactly once, whatever the shared executor does: {@link #execute} never
 * throws. While it refuses, tasks wait for one that it takes; it is asked again for each task, and
 * after a while. When it is shut down, or after {@link #executeLast}, what it refuses runs on the
 * thread that asked, since whoever waits for a task would otherwise wait for ever.
 */
final class SerialExecutor implements Executor {

  private static final System.Logger LOG = System.getLogger(SerialExecutor.class.getName());

  private final Executor shared;
  private final Consumer<Runnable> later;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** Who runs the tasks, or is about to; nobody else may. */
  private final AtomicReference<@Nullable Turn> turn = new AtomicReference<>();

  private final AtomicBoolean asksLater = new AtomicBoolean();
  private volatile boolean last;

  /**
   * An executor without tasks.
   *
   * @param shared runs the tasks; may refuse
   * @param later has something done after a while; may forget it
   */
  SerialExecutor(Executor shared, Consumer<Runnable> later) {
    this.shared = shared;
    this.later = later;
  }

  /** Runs the task when those before it are done. */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    hurry();
  }

  /** The same, and from now on nothing waits for an executor that refuses. */
  void executeLast(Runnable task) {
    last = true;
    execute(task);
  }

  /** Whether the calling thread is running a task. */
  boolean isCurrent() {
    Turn running = turn.get();
    return running != null && running.thread == Thread.currentThread();
  }

  /** Sees to it that what waits is run, if nobody does. */
  void hurry() {
    if (tasks.isEmpty()) {
      return;
    }
    Turn running = turn.get();
    if (running == null) {
      Turn next = new Turn();
      if (turn.compareAndSet(null, next)) {
        share(next);
      }
    } else if (isShutDown()) {
      // It may have dropped a turn that it had taken.
      running.run();
    }
  }

  private void share(Turn next) {
    if (isShutDown()) {
      next.run();
      return;
    }
    try {
      shared.execute(next);
    } catch (Throwable e) {
      refused(next, e);
    }
  }

  /** It may have taken the turn all the same, so the turn itself must be taken back. */
  private void refused(Turn refused, Throwable e) {
    if (last || isShutDown()) {
      refused.run();
    } else if (refused.begin()) {
      turn.set(null);
      askLater(e);
      if (last) {
        // It was not when we looked, and whoever made it so may have left the task to us.
        hurry();
      }
    }
  }

  private void askLater(Throwable why) {
    if (asksLater.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "The client's executor refuses: what is to be told of a session waits",
          LogSafe.of(why));
      later.accept(
          () -> {
            asksLater.set(false);
            hurry();
          });
    }
  }

  private boolean isShutDown() {
    return shared instanceof ExecutorService service && service.isShutdown();
  }

  /** A right to run what waits, to be used once. */
  private final class Turn implements Runnable {

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    /** False if somebody else uses it, or has. */
    boolean begin() {
      return begun.compareAndSet(false, true);
    }

    @Override
    public void run() {
      if (!begin()) {
        return;
      }
      do {
        thread = Thread.currentThread();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          runSafely(task);
        }
        thread = null;
        turn.set(null);
      } while (!tasks.isEmpty() && turn.compareAndSet(null, this));
    }
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
