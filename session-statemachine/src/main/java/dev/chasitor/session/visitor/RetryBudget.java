package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Optional;

/**
 * For how long something may be tried again, and how often it has failed. The time runs from a
 * fixed moment, or from the first call that fails. Immutable.
 *
 * @param failures how many calls in a row have failed
 * @param malformed how many of them had an answer that is not the protocol
 * @param since when the time began to run; empty while nothing has failed
 * @param patience for how long it may run
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

  /** When nothing may be tried any more; empty while the time does not run. */
  Optional<Duration> endsAt() {
    return since.map(patience::plus);
  }

  /**
   * Whether nothing may be tried any more. While nothing has failed this is false: a poll may last
   * as long as a server's patience, and its failure is only the first.
   */
  boolean isSpentAt(Duration moment) {
    return since.isPresent() && moment.minus(since.get()).compareTo(patience) >= 0;
  }

  /** The same after one more failure, of a call that began at {@code began}. */
  RetryBudget failed(Duration began) {
    return new RetryBudget(
        failures + 1, malformed, since.isPresent() ? since : Optional.of(began), patience);
  }

  /** The same after one more answer that is not the protocol. */
  RetryBudget withMalformed() {
    return new RetryBudget(failures, malformed + 1, since, patience);
  }

  /** The same with all of its time left, which runs from the next failure. */
  RetryBudget renewed() {
    return since.isEmpty() && malformed == 0 ? this : of(patience);
  }

  /** The same, but the time began to run later by {@code slept}. */
  RetryBudget later(Duration slept) {
    return new RetryBudget(failures, malformed, since.map(slept::plus), patience);
  }

  RetryBudget withPatience(Duration value) {
    return new RetryBudget(failures, malformed, since, value);
  }
}
