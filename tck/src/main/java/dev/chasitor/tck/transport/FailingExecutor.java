package dev.chasitor.tck.transport;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An executor of the application that starts a thread for each task, and from some time on throws.
 */
final class FailingExecutor implements Executor {

  private volatile @Nullable Throwable thrown;

  /** Throws this from now on instead of running tasks. It may also be an {@code Error}. */
  void failWith(Throwable failure) {
    thrown = failure;
  }

  @Override
  public void execute(Runnable task) {
    Throwable failure = thrown;
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    Thread thread = new Thread(task, "failing-executor");
    thread.setDaemon(true);
    thread.start();
  }
}
