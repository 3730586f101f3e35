package dev.chasitor.conformance.sim;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * The process of the client under test. It runs each task at once. While it is suspended, tasks
 * wait, and all run when it goes on. Then timer tasks and input from outside take turns at being
 * first, since no real process guarantees an order. After it was killed it drops all tasks.
 *
 * <p>It counts the tasks of the client's own timer and executor. Only during these may a listener
 * be slow: there the client cannot hold a lock that a second thread would wait for.
 */
final class Work implements Executor {

  private final Queue<Runnable> due = new ArrayDeque<>();
  private final Queue<Runnable> brought = new ArrayDeque<>();
  private int running;
  private boolean suspended;
  private boolean dead;
  private boolean broughtFirst;

  /**
   * Creates a process that runs.
   *
   * @param broughtFirst whether input from outside runs before timer tasks after the first
   *     suspension
   */
  Work(boolean broughtFirst) {
    this.broughtFirst = broughtFirst;
  }

  /** Whether a task of the client's own timer or executor is running. */
  boolean isRunning() {
    return running > 0;
  }

  boolean isSuspended() {
    return suspended;
  }

  void suspend() {
    suspended = true;
  }

  /** Drops all tasks, from now on. */
  void die() {
    dead = true;
    due.clear();
    brought.clear();
  }

  boolean isDead() {
    return dead;
  }

  void goOn() {
    suspended = false;
    if (broughtFirst) {
      takeIn();
    }
    for (Runnable next = due.poll(); next != null; next = due.poll()) {
      execute(next);
    }
    takeIn();
    broughtFirst = !broughtFirst;
  }

  private void takeIn() {
    for (Runnable next = brought.poll(); next != null; next = brought.poll()) {
      next.run();
    }
  }

  /** Runs a task of the client's timer, or keeps it while the process is suspended. */
  void wake(Runnable task) {
    if (suspended && !dead) {
      due.add(task);
    } else {
      execute(task);
    }
  }

  /** Runs an input from the network or the visitor, or keeps it while the process is suspended. */
  void bring(Runnable input) {
    if (dead) {
      return;
    }
    if (suspended) {
      brought.add(input);
    } else {
      input.run();
    }
  }

  @Override
  public void execute(Runnable task) {
    if (dead) {
      return;
    }
    running++;
    try {
      task.run();
    } finally {
      running--;
    }
  }
}
