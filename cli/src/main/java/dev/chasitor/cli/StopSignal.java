package dev.chasitor.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices that the process is asked to stop (Ctrl-C), and gives the command time to end. */
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
   * Runs a command and returns its exit code.
   *
   * @param onStop runs on another thread when the process is asked to stop; the process then waits
   *     up to 6 s for the command
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
      // The hook is already running, and finished has released it.
    }
  }

  private void awaitFinish() {
    try {
      // A limited wait: whoever stops the process wants it to end.
      boolean inTime = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!inTime) {
        System.err.println(
            "chasitor: the command did not end within " + PATIENCE_SECONDS + " s; stopped it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
