package dev.chasitor.client;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of one session, one piece at a time and in order. A thread that brings work runs
 * all work in the queue, unless another thread already does. So a session needs no thread.
 *
 * <p>A piece of work may hold the queue: later work then waits, without blocking a thread, until
 * another piece releases the queue. Thread-safe.
 */
final class WorkQueue {

  private final Queue<Runnable> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
  private final AtomicInteger signals = new AtomicInteger();
  private final Consumer<Runnable> run;
  private final Runnable after;

  /** Whether only answers may run. Only the running thread uses it. */
  private boolean isHeld;

  /**
   * Creates an empty queue.
   *
   * @param run runs one piece of work, and throws nothing
   * @param after runs after each piece, and throws nothing
   */
  WorkQueue(Consumer<Runnable> run, Runnable after) {
    this.run = run;
    this.after = after;
  }

  /** Runs work after all that was brought before, and not while the queue is held. */
  void bring(Runnable work) {
    arrivals.add(work);
    signal();
  }

  /** Runs work that the queue may be held for, before all other work. */
  void answer(Runnable work) {
    answers.add(work);
    signal();
  }

  /** Lets later work wait. Only the running work calls this. */
  void hold() {
    isHeld = true;
  }

  /** Lets later work run again. Only the running work calls this. */
  void release() {
    isHeld = false;
  }

  private void signal() {
    if (signals.getAndIncrement() > 0) {
      return;
    }
    int seen = 1;
    do {
      runAll();
      seen = signals.addAndGet(-seen);
    } while (seen > 0);
  }

  private void runAll() {
    for (Runnable next = next(); next != null; next = next()) {
      run.accept(next);
      after.run();
    }
  }

  private @Nullable Runnable next() {
    Runnable answer = answers.poll();
    return answer != null || isHeld ? answer : arrivals.poll();
  }
}
