package dev.chasitor.conformance.sim;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that happens to a process of the client, keyed by the write, the request or the event
 * that it hits. The counts go on over all processes of a run.
 *
 * @param nth which write, request or event it hits, from 1
 * @param kind what happens
 */
public record Crash(int nth, Kind kind) {

  /** How long nobody drives the session after a kill, before another process goes on. */
  static final Duration PAUSE = Duration.ofMillis(20);

  /** What is counted. */
  enum Place {
    WRITE,
    REQUEST,
    EVENT
  }

  /** The kinds of crashes. */
  public enum Kind {
    KILL_BEFORE_WRITE(Place.WRITE, "The process is killed before the journal has the write."),
    KILL_AFTER_WRITE(Place.WRITE, "The process is killed after the journal did the write."),
    ANSWER_LOST(Place.WRITE, "The journal does the write, but cannot say so."),
    WRITE_LOST(Place.WRITE, "The journal fails, and does not do the write."),
    WRITE_LATE(Place.WRITE, "The journal cannot say what became of the write, and does it late."),
    SUPPLANT_AFTER_WRITE(
        Place.WRITE, "Another process claims the session after the write. Both processes live."),
    KILL_BEFORE_REQUEST(Place.REQUEST, "The process is killed before the request leaves."),
    KILL_AFTER_REQUEST(Place.REQUEST, "The process is killed when the request has left."),
    SUPPLANT_AFTER_REQUEST(
        Place.REQUEST, "Another process claims the session during the request. Both live."),
    KILL_AT_EVENT(Place.EVENT, "The process is killed while the application handles an event.");

    private final Place place;
    private final String meaning;

    Kind(Place place, String meaning) {
      this.place = place;
      this.meaning = meaning;
    }

    Place place() {
      return place;
    }

    /** Returns what happens, in a sentence or two. */
    public String meaning() {
      return meaning;
    }
  }

  boolean hits(Place place, int which) {
    return kind.place() == place && which == nth;
  }

  @Override
  public String toString() {
    return kind + " at " + kind.place().name().toLowerCase(Locale.ROOT) + " no. " + nth;
  }
}
