package dev.chasitor.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said on one side and heard on the other, in one direction of one chat. Each side writes
 * down only what it knows itself. Thread-safe.
 */
final class Ledger {
  private final List<String> said = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  synchronized void said(String text) {
    said.add(text);
  }

  synchronized void heard(String text) {
    heard.add(text);
  }

  /** Compares the two sides as they are now. */
  synchronized Balance balance() {
    return Balance.of(said, heard);
  }
}
