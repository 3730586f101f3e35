package dev.chasitor.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * EventLines that the process is asked to stop (Ctrl-C), and gives a command time to end politely.
 */
final class StopSignal {
  private static final long PATIENCE_SECONDS = 6;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  private StopSignal(Runnable onStop) {
    hook =
        new Thread(
            () -> {
              onStop.run();
              awaitFinish();
            },
            "chasitor-stop");
  }

  /**
   * Runs a command to its end.
   *
   * @param onStop called when the process is asked to stop meanwhile; it then waits for the end
   */
  static int heededBy(Callable<Integer> command, Runnable onStop) throws Exception {
    StopSignal signal = new StopSignal(onStop);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    try {
      return command.call();
    } finally {
      signal.finish();
    }
  }

  private void finish() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stoppingAlready) {
      // The hook is running and has just been told.
    }
  }

  private void awaitFinish() {
    try {
      // Not for ever: whoever asked wants the process gone.
      boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println("chasitor: stopped before the end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
