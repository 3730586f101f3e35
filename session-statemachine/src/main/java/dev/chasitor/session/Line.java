package dev.chasitor.session;

import java.time.Duration;
import java.util.Optional;

/**
 * One place for one call at a time: the poll, the POSTs, the opening, the take-over. That a line is
 * busy is what keeps polls and POSTs from overlapping (rules C-POLL-02, C-SEQ-04).
 */
public sealed interface Line {

  /** A line on which nothing is on its way and nothing has failed. */
  static Line clear() {
    return new Idle(0);
  }

  /** Failures in a row so far. */
  int failures();

  /** When this line needs to be looked at again, if it does. */
  Optional<Duration> wakeAt();

  /** Whether {@code call} is the call this line waits for. */
  default boolean waitsFor(long call) {
    return this instanceof Busy busy && busy.call() == call;
  }

  /**
   * Nothing is on its way.
   *
   * @param failures failures in a row so far
   */
  record Idle(int failures) implements Line {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }

  /**
   * A call is on its way.
   *
   * @param call its id
   * @param until when it is given up
   * @param failures failures in a row before it
   */
  record Busy(long call, Duration until, int failures) implements Line {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }

  /**
   * The last call failed; the next one waits.
   *
   * @param until when it may start
   * @param failures failures in a row so far
   */
  record Pausing(Duration until, int failures) implements Line {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }
}
