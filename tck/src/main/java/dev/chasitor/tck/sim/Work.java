package dev.chasitor.tck.sim;

import java.util.concurrent.Executor;

/**
 * Runs at once what it is given, and knows that it does: only what comes this way can be slow, as
 * only here a client cannot hold a lock that a second thread would have to wait for.
 */
final class Work implements Executor {

  private int running;

  /** Whether something runs. */
  boolean isRunning() {
    return running > 0;
  }

  void run(Runnable task) {
    running++;
    try {
      task.run();
    } finally {
      running--;
    }
  }

  @Override
  public void execute(Runnable task) {
    run(task);
  }
}
