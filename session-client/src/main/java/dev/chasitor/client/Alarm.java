package dev.chasitor.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Wakes a session at its deadline. Used by the driver's turn only. */
final class Alarm {

  private static final System.Logger LOG = System.getLogger(Alarm.class.getName());

  private final ScheduledExecutorService timer;
  private final Runnable ring;
  private @Nullable Future<?> task;
  private Optional<Duration> at = Optional.empty();

  Alarm(ScheduledExecutorService timer, Runnable ring) {
    this.timer = timer;
    this.ring = ring;
  }

  /** Rings at the deadline, and at no other time. */
  void set(Optional<Duration> deadline, Duration now) {
    if (deadline.equals(at)) {
      return;
    }
    stop();
    at = deadline;
    if (deadline.isPresent()) {
      // A deadline may be beyond what nanoseconds can say.
      long delay = TimeUnit.NANOSECONDS.convert(deadline.get().minus(now));
      try {
        task = timer.schedule(ring, Math.max(0, delay), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        LOG.log(System.Logger.Level.DEBUG, "The client was closed before its session");
      }
    }
  }

  /** It has rung: a deadline that stays the same must be set again. */
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
