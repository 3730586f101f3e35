package dev.chasitor.client;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The client's own threads for listeners. From JDK 24 on, each busy session has a virtual thread,
 * so a listener that blocks holds up no other session. Before that there are {@link #MOST} threads:
 * virtual threads of JDK 21 to 23 block each other in synchronized code. Thread-safe.
 */
final class ListenerThreads implements Executor {

  private static final System.Logger LOG = System.getLogger(ListenerThreads.class.getName());

  /** How many listeners may block at the same time without virtual threads. */
  static final int MOST = 64;

  /** The first JDK whose virtual threads do not block each other in synchronized code. */
  private static final int FIRST_WITH_VIRTUAL = 24;

  private final Executor threads;
  private final @Nullable ThreadPoolExecutor pool;

  /** Whether all threads were busy when it was last looked at. */
  private final AtomicBoolean isFull = new AtomicBoolean();

  private ListenerThreads(Executor threads, @Nullable ThreadPoolExecutor pool) {
    this.threads = threads;
    this.pool = pool;
  }

  /** Returns the best threads that this JDK has. */
  static ListenerThreads create() {
    return Runtime.version().feature() >= FIRST_WITH_VIRTUAL ? virtual() : platform();
  }

  /** Returns a pool of platform threads. They are daemons, and end when they have nothing to do. */
  static ListenerThreads platform() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            60,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            ClientThreads.daemons("chasitor-listener"));
    pool.allowCoreThreadTimeOut(true);
    return new ListenerThreads(pool, pool);
  }

  /** This library is compiled for JDK 17, which does not have these methods. */
  private static ListenerThreads virtual() {
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object named =
          type.getMethod("name", String.class, long.class)
              .invoke(builder, "chasitor-listener-", 1L);
      ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(named);
      Executor threads =
          (Executor)
              Executors.class
                  .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                  .invoke(null, factory);
      return new ListenerThreads(threads, null);
    } catch (ReflectiveOperationException e) {
      SessionLog.WITHOUT_SESSION.log(
          LOG,
          System.Logger.Level.WARNING,
          "Listeners run on platform threads: no virtual threads could be had",
          e);
      return platform();
    }
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
    if (pool != null) {
      warnIfFull(pool);
    }
  }

  private void warnIfFull(ThreadPoolExecutor busy) {
    boolean full = busy.getActiveCount() >= MOST && !busy.getQueue().isEmpty();
    if (isFull.getAndSet(full) || !full) {
      return;
    }
    SessionLog.WITHOUT_SESSION.log(
        LOG,
        System.Logger.Level.WARNING,
        MOST
            + " listeners are busy at the same time, so the other sessions of this client wait:"
            + " let listeners return sooner, or set an executor in the builder");
  }

  /**
   * Frees the threads. They still run the callbacks that are left, and end as soon as they have
   * nothing to do.
   */
  void close() {
    if (pool != null) {
      pool.setKeepAliveTime(1, TimeUnit.NANOSECONDS);
    }
  }
}
