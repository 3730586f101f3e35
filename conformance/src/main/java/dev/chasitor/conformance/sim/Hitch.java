package dev.chasitor.conformance.sim;

import java.time.Duration;

/**
 * Something the application's listener does that it should not.
 *
 * @param nth at which call of it, from 1
 * @param kind what it does
 */
public record Hitch(int nth, Kind kind) {

  /** How long a slow listener takes. */
  static final Duration SLOW = Duration.ofMillis(300);

  /** What a listener can do. */
  public enum Kind {
    THROW("It throws."),
    DAWDLE("It takes a while, and the world goes on meanwhile.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** What happens, in a sentence. */
    public String meaning() {
      return meaning;
    }
  }

  @Override
  public String toString() {
    return "listener call no. " + nth + " " + kind;
  }
}
