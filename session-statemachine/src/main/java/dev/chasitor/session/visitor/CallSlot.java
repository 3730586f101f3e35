package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * A place for one call at a time, with the budget of its retries: for the poll, for the POSTs, for
 * opening the session. A slot that is busy keeps its calls from overlapping (rules C-POLL-02,
 * C-SEQ-04). Immutable.
 */
public sealed interface CallSlot {

  /** Which member this is: switch over it, without a default. */
  Kind kind();

  /** The members of the family. */
  enum Kind {
    /** {@link Idle}. */
    IDLE,
    /** {@link Busy}. */
    BUSY,
    /** {@link Pausing}. */
    PAUSING
  }

  /** How often calls may be tried again in it. */
  RetryBudget budget();

  /** When this slot needs to be looked at again, if it does. */
  Optional<Duration> wakeAt();

  /** Whether this slot waits for {@code call}. */
  default boolean waitsFor(long call) {
    return this instanceof Busy busy && busy.call() == call;
  }

  /**
   * No call is on its way.
   *
   * @param budget how often calls may be tried again
   */
  record Idle(RetryBudget budget) implements CallSlot {
    @Override
    public Kind kind() {
      return Kind.IDLE;
    }

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
   * @param budget how often calls may be tried again
   */
  record Busy(long call, Duration began, Duration until, RetryBudget budget) implements CallSlot {
    @Override
    public Kind kind() {
      return Kind.BUSY;
    }

    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }

  /**
   * The last call failed; the next one waits.
   *
   * @param until when it may start
   * @param budget how often calls may be tried again
   */
  record Pausing(Duration until, RetryBudget budget) implements CallSlot {
    @Override
    public Kind kind() {
      return Kind.PAUSING;
    }

    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }
}
