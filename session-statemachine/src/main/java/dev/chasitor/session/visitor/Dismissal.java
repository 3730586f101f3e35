package dev.chasitor.session.visitor;

import java.time.Duration;
import java.util.Objects;

/**
 * A 403 to a POST: the server takes nothing more from the visitor. The session posts nothing after
 * it. The poll goes on, since the agent's last words may wait there (rule C-DLV-08). Immutable.
 *
 * @param budget how long the poll goes on, from the 403
 * @param cause the end to report if the poll brings no other
 */
public record Dismissal(RetryBudget budget, EndCause cause) {

  public Dismissal {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(cause, "cause");
  }

  /** Returns the dismissal with its budget moved later by {@code slept}. */
  Dismissal later(Duration slept) {
    return new Dismissal(budget.later(slept), cause);
  }
}
