package dev.chasitor.benchmarks.session;

import java.util.Comparator;
import java.util.List;

/**
 * The cost of repeated work.
 *
 * @param perSecond how often the work was done in a second
 * @param nanoseconds the processor time of each, in nanoseconds
 * @param bytes the bytes that each allocated
 */
record Rate(double perSecond, double nanoseconds, double bytes) {

  /** Returns the median by speed. */
  static Rate median(List<Rate> rates) {
    return rates.stream()
        .sorted(Comparator.comparingDouble(Rate::perSecond))
        .skip(rates.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
