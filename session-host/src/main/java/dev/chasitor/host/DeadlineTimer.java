package dev.chasitor.host;

import dev.chasitor.session.machine.SafeTrace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a session at its deadline, or earlier. When the deadline moves to a later time, the timer
 * stays as it is, and is set again when it wakes the session. So a session that is polled all the
 * time seldom uses the timer. Thread-safe.
 *
 * <p>Its methods throw nothing. What the lent timer throws is logged, and the next call tries
 * again.
 */
final class DeadlineTimer {

  private static final System.Logger LOG = System.getLogger(DeadlineTimer.class.getName());

  private final ScheduledExecutorService timer;
  private final Runnable wake;

  // Guarded by this.
  private @Nullable Future<?> task;
  private @Nullable Duration at;
  private boolean closed;

  DeadlineTimer(ScheduledExecutorService timer, Runnable wake) {
    this.timer = timer;
    this.wake = wake;
  }

  /**
   * Wakes the session at its deadline at the latest.
   *
   * @param deadline in the session's time; empty for never
   * @param now the session's time
   */
  synchronized void set(Optional<Duration> deadline, Duration now) {
    if (deadline.isEmpty() || closed) {
      stop();
      return;
    }
    Duration due = deadline.get();
    if (at != null && at.compareTo(due) <= 0) {
      return;
    }
    stop();
    at = due;
    long delay = Math.max(0, TimeUnit.NANOSECONDS.convert(due.minus(now)));
    try {
      task = timer.schedule(wake, delay, TimeUnit.NANOSECONDS);
    } catch (Throwable e) {
      // The next step of the session tries again.
      at = null;
      logRefusal(e);
    }
  }

  /** Stops the timer, which can be set again. */
  synchronized void stop() {
    Future<?> set = task;
    task = null;
    at = null;
    if (set != null) {
      try {
        set.cancel(false);
      } catch (Throwable e) {
        LOG.log(
            System.Logger.Level.WARNING,
            "The host's timer threw an exception on cancel: the session may be woken early",
            SafeTrace.of(e));
      }
    }
  }

  private static void logRefusal(Throwable thrown) {
    if (thrown instanceof RejectedExecutionException) {
      LOG.log(System.Logger.Level.DEBUG, "A deadline was not set: the timer is shut down");
    } else {
      LOG.log(
          System.Logger.Level.WARNING,
          "A deadline was not set, because the host's timer threw an exception: the session wakes"
              + " at its next request or command",
          SafeTrace.of(thrown));
    }
  }

  /** Stops the timer for good. */
  synchronized void close() {
    closed = true;
    stop();
  }
}
