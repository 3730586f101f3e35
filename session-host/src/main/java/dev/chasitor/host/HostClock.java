package dev.chasitor.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Wall-clock time that never goes back: all nodes count a session's time by it. Thread-safe. */
final class HostClock {

  private final LongSupplier nanos;
  private final long startMillis;
  private final long startNanos;

  /**
   * A clock.
   *
   * @param nanos monotonic time
   * @param epochMillis the wall clock, which is read once, now
   */
  HostClock(LongSupplier nanos, LongSupplier epochMillis) {
    this.nanos = nanos;
    this.startMillis = epochMillis.getAsLong();
    this.startNanos = nanos.getAsLong();
  }

  /** Milliseconds since the epoch. */
  long millis() {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - startNanos);
  }

  /** Time since a moment in milliseconds since the epoch. */
  Duration since(long epochMillis) {
    return Duration.ofMillis(startMillis - epochMillis).plusNanos(nanos.getAsLong() - startNanos);
  }
}
