package dev.chasitor.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a client runs on: lent by its caller, or its own and then freed with it. */
final class ClientThreads {

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
              0,
              Integer.MAX_VALUE,
              60,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              daemons("chasitor-listener"));
      callbacks = ownCallbacks;
    } else {
      ownCallbacks = null;
      callbacks = lentCallbacks;
    }
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  Executor callbacks() {
    return callbacks;
  }

  /**
   * Frees what is the client's own. Callbacks are not shut down: they still run what is left to be
   * told, and from now on each thread ends as soon as it has nothing to do.
   */
  void close() {
    if (ownTimer != null) {
      ownTimer.shutdownNow();
    }
    if (ownCallbacks != null) {
      ownCallbacks.setKeepAliveTime(0, TimeUnit.SECONDS);
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
