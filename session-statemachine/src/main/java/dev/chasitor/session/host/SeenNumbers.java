package dev.chasitor.session.host;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The numbers of POSTs that were done since the session began or was taken over (ruling A4, facts
 * of real clients: gaps and swaps are normal).
 *
 * @param ranges what was done, in order, without overlaps
 * @param settled the number up to which nothing is waited for any more; empty when the first number
 *     to come is the right one, whatever it is
 */
public record SeenNumbers(List<Range> ranges, OptionalLong settled) {

  /** More gaps than this are not remembered: the oldest count as done. */
  private static final int MOST_RANGES = 256;

  /**
   * Numbers without a gap.
   *
   * @param from the first
   * @param to the last
   */
  public record Range(long from, long to) {}

  public SeenNumbers {
    ranges = List.copyOf(ranges);
  }

  /** A new session: 1 comes first. */
  static SeenNumbers fromTheStart() {
    return new SeenNumbers(List.of(), OptionalLong.of(0));
  }

  /** After a take-over: whatever comes first is right. */
  static SeenNumbers afresh() {
    return new SeenNumbers(List.of(), OptionalLong.empty());
  }

  /** Whether the number was done. */
  boolean contains(long number) {
    return ranges.stream().anyMatch(range -> range.from() <= number && number <= range.to());
  }

  /** Whether no lower number is missing that is still worth waiting for. */
  boolean isDue(long number) {
    return settled.isEmpty() || number <= settled.getAsLong() + 1;
  }

  /** With this number done; nothing below it is waited for any more. */
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
