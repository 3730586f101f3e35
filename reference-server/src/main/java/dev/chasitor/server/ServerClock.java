package dev.chasitor.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Wall-clock time that never goes back: what all nodes count a session's time by. */
final class ServerClock {

  private final long startMillis = System.currentTimeMillis();
  private final long startNanos = System.nanoTime();

  /** Milliseconds since the epoch. */
  long millis() {
    return startMillis + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
  }

  /** Time since a moment in milliseconds since the epoch. */
  Duration since(long epochMillis) {
    return Duration.ofMillis(startMillis - epochMillis).plusNanos(System.nanoTime() - startNanos);
  }
}
