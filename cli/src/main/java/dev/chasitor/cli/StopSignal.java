package dev.chasitor.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices that the process is asked to stop (Ctrl-C), and gives a command time to end politely. */
final class StopSignal implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 6;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  /** Until closed, calls {@code onStop} when the process is asked to stop, and waits for close. */
  StopSignal(Runnable onStop) {
    hook =
        new Thread(
            () -> {
              onStop.run();
              awaitFinish();
            },
            "chasitor-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The command is done. */
  @Override
  public void close() {
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
