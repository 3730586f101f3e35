package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * A place for one call at a time, with the budget for its retries. The poll, the POSTs and the
 * opening of the session have one each; a hand-over uses the poll's. While a slot is busy no other
 * call starts in it (rules C-POLL-02, C-SEQ-04). Immutable.
 */
public sealed interface CallSlot {

  /** The kind of this value: switch over it without a default branch. */
  Kind kind();

  /** The kinds, one for each permitted type. */
  enum Kind {
    /** The kind of {@link Idle}. */
    IDLE,
    /** The kind of {@link Busy}. */
    BUSY,
    /** The kind of {@link Pausing}. */
    PAUSING,
    /** The kind of {@link Held}. */
    HELD
  }

  /** For how long calls in this slot may be tried again. */
  RetryBudget budget();

  /**
   * When the machine must run for this slot, since the session began; empty while the slot is idle.
   */
  Optional<Duration> wakeAt();

  /** Whether this slot waits for {@code call}. */
  default boolean waitsFor(long call) {
    return this instanceof Busy busy && busy.call() == call;
  }

  /**
   * A slot in which no call is on its way.
   *
   * @param budget for how long calls may be tried again
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
   * A slot whose call is on its way.
   *
   * @param call the call's id
   * @param began when the call began
   * @param until when the machine gives the call up
   * @param budget for how long calls may be tried again
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
   * A slot whose last call failed, so that the next one waits.
   *
   * @param until when the next call may start
   * @param budget for how long calls may be tried again
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

  /**
   * A poll's slot that waits for the application, which has {@link Deliveries#MOST} events to
   * confirm.
   *
   * @param until when a poll starts all the same, since the server ends a session that is not
   *     polled
   * @param budget for how long calls may be tried again
   */
  record Held(Duration until, RetryBudget budget) implements CallSlot {
    @Override
    public Kind kind() {
      return Kind.HELD;
    }

    @Override
    public Optional<Duration> wakeAt() {
      return Optional.of(until);
    }
  }
}
