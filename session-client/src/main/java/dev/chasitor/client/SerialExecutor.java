package dev.chasitor.client;

import dev.chasitor.session.machine.SafeTrace;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An executor that runs tasks one after the other, in order, on a shared executor. Thread-safe, and
 * without a lock.
 *
 * <p>Every task runs exactly once, and {@link #execute} never throws. While the shared executor
 * refuses, tasks wait in order. They are offered again with each new task, and after a while. After
 * it is shut down, or after {@link #executeLast}, tasks that it refuses run on the calling thread,
 * because they would otherwise wait for ever.
 */
final class SerialExecutor implements Executor {

  private static final System.Logger LOG = System.getLogger(SerialExecutor.class.getName());

  private final Executor shared;
  private final Consumer<Runnable> later;
  private final SessionLog log;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

  /** The run that handles the tasks or will handle them; null if there is none. */
  private final AtomicReference<@Nullable TaskRun> current = new AtomicReference<>();

  private final AtomicBoolean asksLater = new AtomicBoolean();
  private volatile boolean last;

  /**
   * Creates an executor without tasks.
   *
   * @param shared runs the tasks; may refuse
   * @param later runs a task after a while, or drops it
   */
  SerialExecutor(Executor shared, Consumer<Runnable> later, SessionLog log) {
    this.shared = shared;
    this.later = later;
    this.log = log;
  }

  /** Runs the task after all earlier ones. */
  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    hurry();
  }

  /**
   * Runs the task after all earlier ones. From now on no task waits for an executor that refuses.
   */
  void executeLast(Runnable task) {
    last = true;
    execute(task);
  }

  /** Whether the calling thread is running a task. */
  boolean isCurrent() {
    TaskRun running = current.get();
    return running != null && running.thread == Thread.currentThread();
  }

  /** Offers the waiting tasks to the shared executor, unless a run has them already. */
  void hurry() {
    if (tasks.isEmpty()) {
      return;
    }
    TaskRun running = current.get();
    if (running == null) {
      TaskRun next = new TaskRun();
      if (current.compareAndSet(null, next)) {
        share(next);
      }
    } else if (isShutDown()) {
      // The shared executor may have dropped a run that it accepted.
      running.run();
    }
  }

  private void share(TaskRun next) {
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

  /** Handles a refused run. The executor may still begin it, so it is used up first. */
  private void refused(TaskRun refused, Throwable e) {
    if (last || isShutDown()) {
      refused.run();
    } else if (refused.begin()) {
      current.set(null);
      askLater(e);
      if (last) {
        // executeLast may have come after the check above, and may have left its task to this
        // thread.
        hurry();
      }
    }
  }

  private void askLater(Throwable why) {
    if (asksLater.compareAndSet(false, true)) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "The client's executor refused a task: the callbacks of a session wait for the next try",
          SafeTrace.of(why));
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

  /** A right to run the waiting tasks, which can be used once. */
  private final class TaskRun implements Runnable {

    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    /** Uses the right; false if it was used before. */
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
        current.set(null);
      } while (!tasks.isEmpty() && current.compareAndSet(null, this));
    }
  }

  /** Runs a task, and catches everything that it throws, so that later tasks run (C-DLV-07). */
  private void runSafely(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      log.log(
          LOG,
          System.Logger.Level.WARNING,
          "A callback of a session threw an exception, which is ignored",
          SafeTrace.of(e));
    }
  }
}
