package dev.chasitor.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * The comparison of what was said with what was heard, in one direction of a chat. Immutable.
 *
 * @param sent how many lines were said
 * @param delivered how many of them were heard at least once
 * @param lost the lines that were said and never heard
 * @param doubled the lines that were heard again, or heard without having been said
 * @param inOrder whether the lines were heard in the order in which they were said; repeats do not
 *     count
 */
record Balance(int sent, int delivered, List<String> lost, List<String> doubled, boolean inOrder) {

  Balance {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
  }

  static Balance of(List<String> said, List<String> heard) {
    List<String> missing = new ArrayList<>(said);
    List<String> arrived = new ArrayList<>();
    List<String> surplus = new ArrayList<>();
    for (String text : heard) {
      (missing.remove(text) ? arrived : surplus).add(text);
    }
    List<String> expected = new ArrayList<>(said);
    missing.forEach(expected::remove);
    return new Balance(said.size(), arrived.size(), missing, surplus, arrived.equals(expected));
  }

  boolean isPerfect() {
    return lost.isEmpty() && doubled.isEmpty() && inOrder;
  }
}
