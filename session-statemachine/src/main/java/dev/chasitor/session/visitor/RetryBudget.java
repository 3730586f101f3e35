package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * A count of failed calls, and the time for which they may be tried again. The time runs from a
 * fixed moment, or from the start of the first call that fails. Immutable.
 *
 * @param failures how many calls in a row have failed
 * @param malformed how many malformed answers came in a row
 * @param since when the time began to run; empty while nothing has failed
 * @param patience for how long the time may run
 */
public record RetryBudget(
    int failures, int malformed, Optional<Duration> since, Duration patience) {

  /** A budget whose time runs from the first call that fails. */
  static RetryBudget of(Duration patience) {
    return new RetryBudget(0, 0, Optional.empty(), patience);
  }

  /** A budget whose time runs from {@code now}. */
  static RetryBudget from(Duration now, Duration patience) {
    return new RetryBudget(0, 0, Optional.of(now), patience);
  }

  /** When the budget is spent; empty while the time does not run. */
  Optional<Duration> endsAt() {
    return since.map(patience::plus);
  }

  /**
   * Whether the budget is spent at this moment. It is not while nothing has failed: a poll may last
   * as long as the patience, and its failure is only the first.
   */
  boolean isSpentAt(Duration moment) {
    return since.isPresent() && moment.minus(since.get()).compareTo(patience) >= 0;
  }

  /** Returns the budget after one more failure, of a call that began at {@code began}. */
  RetryBudget failed(Duration began) {
    return new RetryBudget(
        failures + 1, malformed, since.isPresent() ? since : Optional.of(began), patience);
  }

  /** Returns the budget after one more malformed answer. */
  RetryBudget withMalformed() {
    return new RetryBudget(failures, malformed + 1, since, patience);
  }

  /** Returns a full budget, whose time runs from the next failure. */
  RetryBudget renewed() {
    return since.isEmpty() && malformed == 0 ? this : of(patience);
  }

  /** Returns the budget with its time starting later by {@code slept}. */
  RetryBudget later(Duration slept) {
    return new RetryBudget(failures, malformed, since.map(slept::plus), patience);
  }

  RetryBudget withPatience(Duration value) {
    return new RetryBudget(failures, malformed, since, value);
  }
}
