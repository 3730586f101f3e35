package dev.chasitor.conformance.sim;

import java.time.Duration;

/** Whether the client of a schedule has a journal. */
public enum Journaling {
  /** It has none, and keeps its session in memory. */
  NONE(Duration.ZERO),
  /** Its journal answers at once. */
  PROMPT(Duration.ZERO),
  /** Its journal takes some milliseconds. */
  SLOW(Duration.ofMillis(3));

  private final Duration delay;

  Journaling(Duration delay) {
    this.delay = delay;
  }

  /** Returns how long an answer of the journal takes. */
  Duration delay() {
    return delay;
  }
}
