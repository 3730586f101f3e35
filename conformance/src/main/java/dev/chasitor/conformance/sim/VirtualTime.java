package dev.chasitor.conformance.sim;

import java.time.Duration;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A clock that jumps to the next task. Tasks that are due at the same time run in the order in
 * which they were planned.
 *
 * <p>One thread uses it. Other threads may read {@link #progress} and call {@link #abandon}.
 */
final class VirtualTime {

  /** More tasks than a chat needs, by far. A client that plans more does not come to rest. */
  static final long MOST_TASKS = 500_000;

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
  private long begun;
  private volatile long progress;
  private volatile boolean isAbandoned;

  Duration now() {
    return now;
  }

  /** Returns a number that grows with each task. */
  long progress() {
    return progress;
  }

  /** Ends the run at its next task. */
  void abandon() {
    isAbandoned = true;
  }

  boolean isAbandoned() {
    return isAbandoned;
  }

  /** Whether the run has planned more tasks than any chat needs. */
  boolean isRestless() {
    return planned > MOST_TASKS;
  }

  /** Returns when the next task is due; empty if none is planned. */
  Optional<Duration> next() {
    return Optional.ofNullable(plan.peek()).map(Planned::at);
  }

  void after(Duration delay, Runnable action) {
    at(now.plus(delay), action);
  }

  /**
   * Plans a task.
   *
   * @throws Abandoned if the run cannot go on
   */
  void at(Duration when, Runnable action) {
    leaveIfAbandoned();
    plan.add(new Planned(when.compareTo(now) < 0 ? now : when, planned++, action));
  }

  /**
   * Runs all tasks that are due until {@code end}, which may plan further ones.
   *
   * @throws Abandoned if the run cannot go on
   */
  void runUntil(Duration end) {
    while (!plan.isEmpty() && plan.peek().at().compareTo(end) <= 0) {
      leaveIfAbandoned();
      Planned next = plan.remove();
      now = next.at();
      begun++;
      progress = begun;
      next.action().run();
    }
    now = now.compareTo(end) < 0 ? end : now;
  }

  private void leaveIfAbandoned() {
    if (isAbandoned) {
      throw new Abandoned("The client held the run up, so the kit has left it");
    }
    if (isRestless()) {
      throw new Abandoned("The client plans tasks without end, so the kit has left the run");
    }
  }
}
