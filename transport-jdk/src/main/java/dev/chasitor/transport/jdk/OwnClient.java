package dev.chasitor.transport.jdk;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The client that a transport made for itself, with its worker threads unless the application lends
 * them.
 */
final class OwnClient {

  private final String name;
  private final @Nullable ExecutorService workers;
  private final HttpClient client;

  private OwnClient(String name, @Nullable ExecutorService workers, HttpClient client) {
    this.name = name;
    this.workers = workers;
    this.client = client;
  }

  static OwnClient start(String name, Duration connectTimeout, @Nullable Executor lent) {
    ExecutorService workers = lent == null ? workers(name) : null;
    HttpClient client =
        HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(connectTimeout)
            .executor(workers == null ? lent : workers)
            .build();
    return new OwnClient(name, workers, client);
  }

  private static ExecutorService workers(String name) {
    return VirtualThreads.newExecutor().orElseGet(() -> smallPool(name));
  }

  private static ExecutorService smallPool(String name) {
    // The JDK's default is a cached pool, which is slower and starts a thread per step in flight.
    // At least two threads, since looking up a host name blocks one.
    int threads = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonThreads.named(name + "-worker"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  HttpClient client() {
    return client;
  }

  /** Closes the client and its threads in the background; the caller does not wait. */
  void close() {
    DaemonThreads.named(name + "-closer").newThread(this::closeNow).start();
  }

  private void closeNow() {
    if ((Object) client instanceof AutoCloseable closeable) {
      // From JDK 21 on. Unless interrupted, close() waits for exchanges in flight. All exchanges of
      // this transport have their outcome by now.
      Thread.currentThread().interrupt();
      try {
        closeable.close();
      } catch (Exception alreadyClosing) {
        System.getLogger(OwnClient.class.getPackageName())
            .log(
                System.Logger.Level.DEBUG,
                "The JDK's HTTP client threw while it closed; the transport is closed anyway",
                alreadyClosing);
      }
    } else {
      Selector.of(client).ifPresent(Thread::interrupt);
    }
    if (workers != null) {
      workers.shutdown();
    }
  }
}
