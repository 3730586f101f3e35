package dev.chasitor.conformance.sim;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * The process that the client under test lives in. It runs at once what it is given, unless it is
 * suspended: then what comes waits, and comes all at once when it goes on. No order holds between
 * what is due by the clock and what others brought: the one is first at one time, and the other at
 * the next.
 *
 * <p>It knows what the client's own timer and executor run: only there a listener can be slow, as
 * only there a client cannot hold a lock that a second thread would have to wait for.
 */
final class Work implements Executor {

  private final Queue<Runnable> due = new ArrayDeque<>();
  private final Queue<Runnable> brought = new ArrayDeque<>();
  private int running;
  private boolean suspended;
  private boolean broughtFirst;

  /**
   * A process that runs.
   *
   * @param broughtFirst what comes first when it goes on for the first time
   */
  Work(boolean broughtFirst) {
    this.broughtFirst = broughtFirst;
  }

  /** Whether the client's own timer or executor runs something. */
  boolean isRunning() {
    return running > 0;
  }

  boolean isSuspended() {
    return suspended;
  }

  void suspend() {
    suspended = true;
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

  /** The client's timer is to run something. */
  void wake(Runnable task) {
    if (suspended) {
      due.add(task);
    } else {
      execute(task);
    }
  }

  /** The network or the visitor brings something. */
  void bring(Runnable input) {
    if (suspended) {
      brought.add(input);
    } else {
      input.run();
    }
  }

  @Override
  public void execute(Runnable task) {
    running++;
    try {
      task.run();
    } finally {
      running--;
    }
  }
}
