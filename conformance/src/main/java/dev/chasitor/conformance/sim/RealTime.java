package dev.chasitor.conformance.sim;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the planned tasks of a {@link VirtualTime} on a thread of its own, each when the real clock
 * has come to it. Other threads hand in tasks.
 */
final class RealTime {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final VirtualTime time = new VirtualTime();
  private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final long began = System.nanoTime();
  private volatile boolean isStopped;

  /** Returns the plan. Only tasks of this object may use it. */
  VirtualTime plan() {
    return time;
  }

  /** Returns the real time since the run began. Any thread may call it. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Starts the thread, a daemon. */
  void start() {
    Thread thread = new Thread(this::work, "chasitor-kit-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs a task soon, on the thread of this object. Any thread may call it. */
  void execute(Runnable task) {
    inbox.add(task);
  }

  /** Ends the thread after its current task. */
  void stop() {
    isStopped = true;
    execute(() -> {});
  }

  /** Returns what a task threw, or null. A failed task ends the thread. */
  @Nullable Throwable failure() {
    return failure.get();
  }

  private void work() {
    try {
      while (!isStopped) {
        time.runUntil(elapsed());
        @Nullable Runnable task = inbox.poll(pause().toNanos(), NANOSECONDS);
        if (task != null) {
          time.runUntil(elapsed());
          task.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error thrown) {
      failure.set(thrown);
    }
  }

  private Duration pause() {
    Duration due = time.next().map(next -> next.minus(elapsed())).orElse(LONGEST_WAIT);
    return due.isNegative() ? Duration.ZERO : due.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : due;
  }
}
