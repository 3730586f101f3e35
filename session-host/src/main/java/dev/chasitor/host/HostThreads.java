package dev.chasitor.host;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The timer and the executor of a host. It owns those that the application did not lend. */
final class HostThreads {

  private final ScheduledExecutorService timer;
  private final Executor executor;
  private final @Nullable ScheduledThreadPoolExecutor ownTimer;
  private final @Nullable ThreadPoolExecutor ownExecutor;

  HostThreads(@Nullable ScheduledExecutorService lentTimer, @Nullable Executor lentExecutor) {
    if (lentTimer == null) {
      ownTimer = new ScheduledThreadPoolExecutor(1, daemons("chasitor-host-timer"));
      ownTimer.setRemoveOnCancelPolicy(true);
      timer = ownTimer;
    } else {
      ownTimer = null;
      timer = lentTimer;
    }
    if (lentExecutor == null) {
      int threads = Runtime.getRuntime().availableProcessors();
      ownExecutor =
          new ThreadPoolExecutor(
              threads,
              threads,
              60,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(),
              daemons("chasitor-host"));
      ownExecutor.allowCoreThreadTimeOut(true);
      executor = ownExecutor;
    } else {
      ownExecutor = null;
      executor = lentExecutor;
    }
  }

  ScheduledExecutorService timer() {
    return timer;
  }

  Executor executor() {
    return executor;
  }

  /** Frees the host's own threads. Tasks that the executor accepted still run. */
  void close() {
    if (ownTimer != null) {
      ownTimer.shutdownNow();
    }
    if (ownExecutor != null) {
      ownExecutor.setKeepAliveTime(1, TimeUnit.NANOSECONDS);
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
