package dev.chasitor.benchmarks.transport;

import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What polls weigh that are held on one instance. */
final class HeldPolls {

  private static final int AT_ONCE = 100;

  /**
   * A weight.
   *
   * @param bytesPerPoll heap that is in use after collections, for each poll
   * @param threadsAtFew threads of the process with a hundred polls
   * @param threadsAtAll threads of the process with all of them
   */
  record Weight(double bytesPerPoll, int threadsAtFew, int threadsAtAll) {}

  private HeldPolls() {}

  static Weight weigh(Contender contender, LoadServer server, int loopback, int polls)
      throws InterruptedException {
    CountDownLatch warm = new CountDownLatch(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      contender.get(server.uri(loopback, "/ping"), warm::countDown);
    }
    if (!warm.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("No answer");
    }
    hold(contender, server, loopback, AT_ONCE);
    long before = heapInUse();
    int threadsAtFew = threads();
    for (int held = AT_ONCE; held < polls + AT_ONCE; held += AT_ONCE) {
      hold(contender, server, loopback, held + AT_ONCE);
    }
    long after = heapInUse();
    return new Weight((double) (after - before) / polls, threadsAtFew, threads());
  }

  private static void hold(Contender contender, LoadServer server, int loopback, int atAll) {
    for (int i = 0; i < AT_ONCE; i++) {
      contender.get(server.uri(loopback, "/hold"), () -> {});
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (server.held(loopback) < atAll) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not all polls have come to the server");
      }
    }
  }

  private static long heapInUse() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
