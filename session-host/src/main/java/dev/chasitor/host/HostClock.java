package dev.chasitor.host;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A wall clock that never goes back; all nodes measure a session's time with it. Thread-safe. */
final class HostClock {

  private final LongSupplier nanos;
  private final long startMillis;
  private final long startNanos;

  /**
   * Creates a clock.
   *
   * @param nanos monotonic time in nanoseconds
   * @param epochMillis the wall clock in milliseconds since the epoch; read once, now
   */
  HostClock(LongSupplier nanos, LongSupplier epochMillis) {
    this.nanos = nanos;
    this.startMillis = epochMillis.getAsLong();
    this.startNanos = nanos.getAsLong();
  }

  /** The time now, in milliseconds since the epoch. */
  long millis() {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - startNanos);
  }

  /** The time since a moment, which is given in milliseconds since the epoch. */
  Duration since(long epochMillis) {
    return Duration.ofMillis(startMillis - epochMillis).plusNanos(nanos.getAsLong() - startNanos);
  }
}
