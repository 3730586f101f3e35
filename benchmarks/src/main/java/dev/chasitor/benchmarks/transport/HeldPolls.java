package dev.chasitor.benchmarks.transport;

import dev.chasitor.benchmarks.transport.TransportBenchmark.Name;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures the heap and the threads of held polls on one client. It runs in its own process, so
 * that no earlier work counts.
 */
final class HeldPolls {

  private static final int AT_ONCE = 100;

  /**
   * The result of a measurement.
   *
   * @param bytesPerPoll the heap for each poll after garbage collection, in bytes
   * @param threadsAtFew the threads of the process with a hundred polls
   * @param threadsAtAll the threads of the process with all polls
   */
  record Weight(double bytesPerPoll, int threadsAtFew, int threadsAtAll) {

    private String line() {
      return bytesPerPoll + " " + threadsAtFew + " " + threadsAtAll;
    }

    private static Weight of(String line) {
      String[] parts = line.split(" ", 3);
      return new Weight(
          Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }
  }

  private HeldPolls() {}

  /**
   * Measures in a child process.
   *
   * @param loopback the last part of the server's address; no earlier measurement may have used it
   */
  static Weight weigh(Name name, int port, int loopback, int polls) throws IOException {
    List<String> arguments =
        List.of(name.name(), String.valueOf(port), String.valueOf(loopback), String.valueOf(polls));
    try (ChildJvm child = ChildJvm.start(HeldPolls.class, arguments)) {
      return Weight.of(child.line());
    }
  }

  /** The main method of the child process: prints the result. */
  public static void main(String[] arguments) throws InterruptedException {
    Contender contender = Name.valueOf(arguments[0]).open();
    LoadServer server = LoadServer.at(Integer.parseInt(arguments[1]));
    int loopback = Integer.parseInt(arguments[2]);
    Weight weight = weigh(contender, server, loopback, Integer.parseInt(arguments[3]));
    System.out.println(weight.line());
    System.exit(0);
  }

  private static Weight weigh(Contender contender, LoadServer server, int loopback, int polls)
      throws InterruptedException {
    CountDownLatch warm = new CountDownLatch(AT_ONCE);
    for (int i = 0; i < AT_ONCE; i++) {
      contender.get(server.uri(loopback, "/ping"), warm::countDown);
    }
    if (!warm.await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("Expected an answer from the server, received none");
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
        throw new IllegalStateException(
            "Expected all polls at the server, but some have not arrived");
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
