package dev.chasitor.benchmarks.session;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/**
 * Measures time, processor time and allocation of all threads of this process, from a moment on.
 */
final class Meter {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final long startedAt = System.nanoTime();
  private final long processorAt = SYSTEM.getProcessCpuTime();
  private final long bytesAt = allocated();

  private Meter() {}

  static Meter start() {
    return new Meter();
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  /** Returns the cost of each of {@code done} pieces of work. */
  Rate rate(long done) {
    double seconds = elapsed().toNanos() / 1e9;
    return new Rate(
        done / seconds,
        (double) (SYSTEM.getProcessCpuTime() - processorAt) / done,
        (double) (allocated() - bytesAt) / done);
  }

  /**
   * Returns the bytes that the live threads allocated. It misses threads that have ended, so it is
   * too low where threads come and go.
   */
  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
