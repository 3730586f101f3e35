package dev.chasitor.session.host;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The numbers of POSTs that were done since the session began or was taken over (ruling A4). Real
 * clients leave gaps in the numbers and swap them.
 *
 * @param ranges the numbers done, in order, without overlaps
 * @param settled the host waits for no number up to this one; empty if any number may come first
 */
public record SeenNumbers(List<Range> ranges, OptionalLong settled) {

  /** How many ranges are remembered; with more, the numbers in the oldest gap count as done. */
  private static final int MOST_RANGES = 256;

  /**
   * A range of numbers without a gap.
   *
   * @param from the first number
   * @param to the last number
   */
  public record Range(long from, long to) {}

  public SeenNumbers {
    ranges = List.copyOf(ranges);
  }

  /** Returns the numbers of a new session, in which 1 comes first. */
  static SeenNumbers fromTheStart() {
    return new SeenNumbers(List.of(), OptionalLong.of(0));
  }

  /** Returns the numbers after a take-over, when any number may come first. */
  static SeenNumbers afresh() {
    return new SeenNumbers(List.of(), OptionalLong.empty());
  }

  /** Whether the number was done. */
  boolean contains(long number) {
    return ranges.stream().anyMatch(range -> range.from() <= number && number <= range.to());
  }

  /** Whether the host need not wait for a lower number. */
  boolean isDue(long number) {
    return settled.isEmpty() || number <= settled.getAsLong() + 1;
  }

  /** Returns the numbers with this one done. The host waits for no lower number any more. */
  SeenNumbers with(long number) {
    List<Range> merged = new ArrayList<>();
    Range grown = new Range(number, number);
    for (Range range : ranges) {
      if (range.to() + 1 < grown.from()) {
        merged.add(range);
      } else if (grown.to() + 1 < range.from()) {
        merged.add(grown);
        grown = range;
      } else {
        grown = new Range(Math.min(range.from(), grown.from()), Math.max(range.to(), grown.to()));
      }
    }
    merged.add(grown);
    if (merged.size() > MOST_RANGES) {
      Range oldest = merged.remove(0);
      merged.set(0, new Range(oldest.from(), merged.get(0).to()));
    }
    return new SeenNumbers(merged, OptionalLong.of(Math.max(number, settled.orElse(number))));
  }
}
