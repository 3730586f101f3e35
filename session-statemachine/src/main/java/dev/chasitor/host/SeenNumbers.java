package dev.chasitor.host;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of POSTs a session has done since ChasitorInit or the last take-over: one run without
 * gaps, and what lies apart from it. Real clients leave gaps and swap neighbours, so "not above the
 * last one" would lose lines (ruling A4). Immutable.
 *
 * @param low first number of the run
 * @param high last number of the run; below {@code low} when nothing was seen
 * @param apart numbers outside the run, growing
 */
public record SeenNumbers(long low, long high, List<Long> apart) {

  static final SeenNumbers NONE = new SeenNumbers(1, 0, List.of());

  public SeenNumbers {
    apart = List.copyOf(apart);
  }

  boolean isEmpty() {
    return high < low;
  }

  boolean contains(long number) {
    return (number >= low && number <= high) || apart.contains(number);
  }

  /** Whether a lower number may still be on its way. */
  boolean leavesGapBefore(long number) {
    return !isEmpty() && number > high + 1;
  }

  SeenNumbers with(long number) {
    if (isEmpty()) {
      return new SeenNumbers(number, number, List.of());
    }
    List<Long> others = new ArrayList<>(apart);
    others.add(number);
    others.sort(Long::compare);
    long first = low;
    long last = high;
    while (others.remove((Long) (last + 1))) {
      last++;
    }
    while (others.remove((Long) (first - 1))) {
      first--;
    }
    return new SeenNumbers(first, last, others);
  }
}
