package dev.chasitor.benchmarks.session;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;

/** Time, processor time and allocation since a moment, of all threads of this process. */
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

  /** What each of so many pieces of work cost. */
  Rate rate(long done) {
    double seconds = elapsed().toNanos() / 1e9;
    return new Rate(
        done / seconds,
        (double) (SYSTEM.getProcessCpuTime() - processorAt) / done,
        (double) (allocated() - bytesAt) / done);
  }

  /** Threads that ended meanwhile are not counted: where threads come and go it is too little. */
  private static long allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
