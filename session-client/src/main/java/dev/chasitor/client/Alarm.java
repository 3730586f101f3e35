package dev.chasitor.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Wakes a session at its deadline. Not thread-safe: only the thread that drives the session uses
 * it.
 */
final class Alarm {

  private static final System.Logger LOG = System.getLogger(Alarm.class.getName());

  private final ScheduledExecutorService timer;
  private final Runnable ring;
  private final SessionLog log;
  private @Nullable Future<?> task;
  private Optional<Duration> at = Optional.empty();

  Alarm(ScheduledExecutorService timer, Runnable ring, SessionLog log) {
    this.timer = timer;
    this.ring = ring;
    this.log = log;
  }

  /** Sets the alarm to this deadline, in place of the one before; empty stops it. */
  void set(Optional<Duration> deadline, Duration now) {
    if (deadline.equals(at)) {
      return;
    }
    stop();
    at = deadline;
    if (deadline.isPresent()) {
      // A deadline may be too far away for a long of nanoseconds; convert limits it.
      long delay = TimeUnit.NANOSECONDS.convert(deadline.get().minus(now));
      try {
        task = timer.schedule(ring, Math.max(0, delay), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        log.log(LOG, System.Logger.Level.DEBUG, "A deadline was not set: the timer is shut down");
      }
    }
  }

  /** Runs another task after this time; empty if the timer is shut down. */
  Optional<Future<?>> after(Duration time, Runnable other) {
    try {
      return Optional.of(
          timer.schedule(other, TimeUnit.NANOSECONDS.convert(time), TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      log.log(LOG, System.Logger.Level.DEBUG, "A task was not scheduled: the timer is shut down");
      return Optional.empty();
    }
  }

  /** Notes that the alarm rang, so that the same deadline can be set again. */
  void rang() {
    at = Optional.empty();
  }

  void stop() {
    if (task != null) {
      task.cancel(false);
    }
    task = null;
    at = Optional.empty();
  }
}
