package dev.chasitor.client;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The timer and the executor of a client. It owns those that the application did not lend. */
final class ClientThreads {

  private static final System.Logger LOG = System.getLogger(ClientThreads.class.getName());

  /** How many listeners may block at the same time, for any number of sessions. */
  private static final int MOST_LISTENERS = 64;

  private final ScheduledExecutorService timer;
  private final Executor callbacks;
  private final @Nullable ScheduledThreadPoolExecutor ownTimer;
  private final @Nullable ThreadPoolExecutor ownCallbacks;

  ClientThreads(@Nullable ScheduledExecutorService lentTimer, @Nullable Executor lentCallbacks) {
    if (lentTimer == null) {
      ownTimer = new ScheduledThreadPoolExecutor(1, daemons("chasitor-timer"));
      ownTimer.setRemoveOnCancelPolicy(true);
      timer = ownTimer;
    } else {
      ownTimer = null;
      timer = lentTimer;
    }
    if (lentCallbacks == null) {
      ownCallbacks =
          new ThreadPoolExecutor(
              MOST_LISTENERS,
              MOST_LISTENERS,
              60,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              daemons("chasitor-listener"));
      ownCallbacks.allowCoreThreadTimeOut(true);
      callbacks = ownCallbacks;
    } else {
      ownCallbacks = null;
      callbacks = lentCallbacks;
    }
  }

  /** Runs a task of a session after one second, unless the timer is shut down. */
  void later(Runnable task, SessionLog log) {
    try {
      var unused = timer.schedule(task, 1, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      log.log(LOG, System.Logger.Level.DEBUG, "A task was not scheduled: the timer is shut down");
    }
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  Executor callbacks() {
    return callbacks;
  }

  /**
   * Frees the client's own threads. It does not shut the executor down: threads still run the
   * callbacks that are left, and end as soon as they have nothing to do.
   */
  void close() {
    if (ownTimer != null) {
      ownTimer.shutdownNow();
    }
    if (ownCallbacks != null) {
      ownCallbacks.setKeepAliveTime(1, TimeUnit.NANOSECONDS);
    }
  }

  private static ThreadFactory daemons(String name) {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
