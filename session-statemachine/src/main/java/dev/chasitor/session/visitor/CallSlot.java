package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * One place for one call at a time: the poll, the POSTs, the opening, the take-over. That a line is
 * busy is what keeps polls and POSTs from overlapping (rules C-POLL-02, C-SEQ-04).
 */
public sealed interface CallSlot {

  /** A line on which nothing is on its way and nothing has failed. */
  static CallSlot clear() {
    return new Idle(Failures.NONE);
  }

  /** What failed on it since the last good answer. */
  Failures failed();

  /** Failures in a row so far. */
  default int failures() {
    return failed().inARow();
  }

  /** When this line needs to be looked at again, if it does. */
  Optional<Duration> wakeAt();

  /** Whether {@code call} is the call this line waits for. */
  default boolean waitsFor(long call) {
    return this instanceof Busy busy && busy.call() == call;
  }

  /**
   * Failures in a row.
   *
   * @param inARow how many
   * @param malformed how many of them were answers that are not the protocol
   * @param since when the first call that failed began; empty before the first
   */
  record Failures(int inARow, int malformed, Optional<Duration> since) {
    static final Failures NONE = new Failures(0, 0, Optional.empty());

    Failures and(Duration began) {
      return new Failures(inARow + 1, malformed, since.isPresent() ? since : Optional.of(began));
    }

    Failures andMalformed() {
      return new Failures(inARow, malformed + 1, since);
    }

    Failures later(Duration by) {
      return new Failures(inARow, malformed, since.map(at -> at.plus(by)));
    }
  }

  /**
   * Nothing is on its way.
   *
   * @param failed what failed since the last good answer
   */
  record Idle(Failures failed) implements CallSlot {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.empty();
    }
  }

  /**
   * A call is on its way.
   *
   * @param call its id
   * @param began when it began
   * @param until when it is given up
   * @param failed what failed before it, since the last good answer
   */
  record Busy(long call, Duration began, Duration until, Failures failed) implements CallSlot {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }

    /** What came back is not the protocol. */
    Busy malformed() {
      return new Busy(call, began, until, failed.andMalformed());
    }
  }

  /**
   * The last call failed; the next one waits.
   *
   * @param until when it may start
   * @param failed what failed since the last good answer
   */
  record Pausing(Duration until, Failures failed) implements CallSlot {
    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }
}
