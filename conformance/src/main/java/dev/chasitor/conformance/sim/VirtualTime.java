package dev.chasitor.conformance.sim;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * A clock that jumps to the next task. Tasks that are due at the same time run in the order in
 * which they were planned.
 */
final class VirtualTime {

  private record Planned(Duration at, long order, Runnable action) implements Comparable<Planned> {
    @Override
    public int compareTo(Planned other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Planned> plan = new PriorityQueue<>();
  private Duration now = Duration.ZERO;
  private long planned;

  Duration now() {
    return now;
  }

  void after(Duration delay, Runnable action) {
    at(now.plus(delay), action);
  }

  void at(Duration when, Runnable action) {
    plan.add(new Planned(when.compareTo(now) < 0 ? now : when, planned++, action));
  }

  /** Runs all tasks that are due until {@code end}, which may plan further ones. */
  void runUntil(Duration end) {
    while (!plan.isEmpty() && plan.peek().at().compareTo(end) <= 0) {
      Planned next = plan.remove();
      now = next.at();
      next.action().run();
    }
    now = now.compareTo(end) < 0 ? end : now;
  }
}
