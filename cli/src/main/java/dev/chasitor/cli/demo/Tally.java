package dev.chasitor.cli.demo;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines that one side said and the other side heard, in one direction of a chat. Each side
 * records its own part. Thread-safe.
 */
final class Tally {
  private final List<String> said = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();

  synchronized void said(String text) {
    said.add(text);
  }

  synchronized void heard(String text) {
    heard.add(text);
  }

  /** Compares both sides at this moment. */
  synchronized Balance balance() {
    return Balance.of(said, heard);
  }
}
