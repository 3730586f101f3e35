package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Objects;

/**
 * The server's refusal to take anything more of the visitor's: a POST was answered with 403.
 * Nothing is posted after it. The poll goes on, since the agent's last words may wait there (rule
 * C-DLV-08). Immutable.
 *
 * @param budget for how long the poll goes on, since the refusal
 * @param cause the end to report if the poll brings no other
 */
public record Dismissal(RetryBudget budget, EndCause cause) {

  public Dismissal {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(cause, "cause");
  }

  /** The same dismissal, but its time began to run later by {@code slept}. */
  Dismissal later(Duration slept) {
    return new Dismissal(budget.later(slept), cause);
  }
}
