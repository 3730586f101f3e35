package dev.chasitor.conformance.sim;

import java.util.stream.Stream;

/**
 * Where a search gets its schedules: each seed names one, whoever draws it and wherever. The kit
 * draws them with jqwik; the judge itself needs no generator.
 */
public interface ScheduleSource {

  /**
   * The schedule that a seed names. Only inside {@link #during}.
   *
   * @param seed any number
   */
  Drawn draw(long seed);

  /** Runs a search that draws from this source, on the calling thread. */
  void during(Runnable search);

  /** A schedule, and the smaller ones that can be made of it. */
  interface Drawn {

    /** The schedule. */
    Scenario scenario();

    /** Schedules with a little less in them, the most promising first; drawn as they are read. */
    Stream<Drawn> smaller();
  }
}
