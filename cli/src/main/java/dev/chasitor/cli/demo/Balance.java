package dev.chasitor.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of the messages of one direction.
 *
 * @param sent how many were said
 * @param delivered how many of them were heard, once or more often
 * @param lost what was said and never heard
 * @param doubled what was heard again, or without having been said
 * @param inOrder whether what was heard first came in the order it was said
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
