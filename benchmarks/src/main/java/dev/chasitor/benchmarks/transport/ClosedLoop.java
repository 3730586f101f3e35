package dev.chasitor.benchmarks.transport;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A closed loop: it keeps a fixed number of requests in flight, and each answer starts the next
 * request.
 */
final class ClosedLoop {

  static final int IN_FLIGHT = 64;

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * The result of a round.
   *
   * @param perSecond the answers in a second
   * @param cpuMicros the processor time of this process for each answer, in microseconds
   */
  record Round(double perSecond, double cpuMicros) {}

  private final Contender contender;
  private final URI uri;
  private final AtomicLong answers = new AtomicLong();
  private final Phaser running = new Phaser(1);
  private volatile boolean over;

  private ClosedLoop(Contender contender, URI uri) {
    this.contender = contender;
    this.uri = uri;
  }

  static Round run(Contender contender, URI uri, Duration duration)
      throws InterruptedException, TimeoutException {
    return new ClosedLoop(contender, uri).run(duration);
  }

  private Round run(Duration duration) throws InterruptedException, TimeoutException {
    long cpu = PROCESS.getProcessCpuTime();
    long begun = System.nanoTime();
    for (int i = 0; i < IN_FLIGHT; i++) {
      running.register();
      contender.get(uri, this::answered);
    }
    int round = running.getPhase();
    try {
      // Only time ends a round.
      running.awaitAdvanceInterruptibly(round, duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException ended) {
      over = true;
    }
    running.arrive();
    running.awaitAdvanceInterruptibly(round, 30, TimeUnit.SECONDS);
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpuMicros = (PROCESS.getProcessCpuTime() - cpu) / 1e3;
    return new Round(answers.get() / seconds, cpuMicros / answers.get());
  }

  private void answered() {
    answers.incrementAndGet();
    if (over) {
      running.arriveAndDeregister();
    } else {
      contender.get(uri, this::answered);
    }
  }
}
