package dev.chasitor.conformance.sim;

import java.time.Duration;

/**
 * Something that the application's listener does and should not do.
 *
 * @param nth the call of the listener in which it happens, counted from 1
 * @param kind what it does
 */
public record Hitch(int nth, Kind kind) {

  /** The duration of a slow call of the listener. */
  static final Duration SLOW = Duration.ofMillis(300);

  /** The kinds of hitches. */
  public enum Kind {
    THROW("It throws."),
    DAWDLE("It takes 300 ms, and everything else goes on meanwhile.");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }

    /** Returns what happens, in a sentence. */
    public String meaning() {
      return meaning;
    }
  }

  @Override
  public String toString() {
    return "listener call no. " + nth + " " + kind;
  }
}
