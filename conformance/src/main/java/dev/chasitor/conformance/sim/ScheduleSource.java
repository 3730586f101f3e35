package dev.chasitor.conformance.sim;

import java.util.stream.Stream;

/**
 * A source of schedules. Each seed names one schedule, the same one on every machine. The TCK draws
 * schedules with jqwik; this module needs no generator.
 */
public interface ScheduleSource {

  /**
   * Returns the schedule that a seed names. Call it only inside {@link #during}.
   *
   * @param seed any number
   */
  Drawn draw(long seed);

  /** Runs a search on the calling thread. The search may call {@link #draw}. */
  void during(Runnable search);

  /** A schedule that was drawn, with the smaller schedules derived from it. */
  interface Drawn {

    /** Returns the schedule. */
    Scenario scenario();

    /** Returns slightly smaller schedules, the most promising first. The stream is lazy. */
    Stream<Drawn> smaller();
  }
}
