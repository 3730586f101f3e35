package dev.chasitor.client;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The timer and the executor of a client. It owns those that the application did not lend. */
final class ClientThreads {

  private static final System.Logger LOG = System.getLogger(ClientThreads.class.getName());

  private final ScheduledExecutorService timer;
  private final Executor callbacks;
  private final @Nullable ScheduledThreadPoolExecutor ownTimer;
  private final @Nullable ListenerThreads ownCallbacks;

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
      ownCallbacks = ListenerThreads.create();
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

  /** Frees the client's own threads. Those of listeners still run the callbacks that are left. */
  void close() {
    if (ownTimer != null) {
      ownTimer.shutdownNow();
    }
    if (ownCallbacks != null) {
      ownCallbacks.close();
    }
  }

  static ThreadFactory daemons(String name) {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
