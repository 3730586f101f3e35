package dev.chasitor.benchmarks.session;

import java.util.Comparator;
import java.util.List;

/**
 * What some work cost.
 *
 * @param perSecond how often it was done in a second
 * @param nanoseconds processor time of each
 * @param bytes allocated by each
 */
record Rate(double perSecond, double nanoseconds, double bytes) {

  /** The one in the middle by speed. */
  static Rate median(List<Rate> rates) {
    return rates.stream()
        .sorted(Comparator.comparingDouble(Rate::perSecond))
        .skip(rates.size() / 2)
        .findFirst()
        .orElseThrow();
  }
}
