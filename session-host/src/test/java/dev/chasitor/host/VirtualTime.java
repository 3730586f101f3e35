package dev.chasitor.host;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Time that a test moves on: a clock, and the timer that obeys it. For one thread. */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long scheduled;

  /** What the clock throws instead of an answer. */
  @Nullable RuntimeException clockThrows;

  /** What {@code schedule} throws, or whether it returns null. */
  @Nullable Throwable scheduleThrows;

  boolean returnsNull;

  /** What {@code cancel} throws. */
  @Nullable RuntimeException cancelThrows;

  private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
    private final long at;
    private final long order = scheduled++;

    private Task(Runnable what, long at) {
      super(what, null);
      this.at = at;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      if (cancelThrows != null) {
        throw cancelThrows;
      }
      return super.cancel(mayInterruptIfRunning);
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - now, TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Task task = (Task) other;
      int byTime = Long.compare(at, task.at);
      return byTime != 0 ? byTime : Long.compare(order, task.order);
    }
  }

  long nanos() {
    if (clockThrows != null) {
      throw clockThrows;
    }
    return now;
  }

  /** Lets this much time pass, and runs what is due in it. */
  void pass(Duration time) {
    long end = now + time.toNanos();
    for (Task next = tasks.peek(); next != null && next.at <= end; next = tasks.peek()) {
      tasks.remove();
      now = Math.max(now, next.at);
      next.run();
    }
    now = end;
  }

  /** How many tasks wait that were not cancelled. */
  long waiting() {
    return tasks.stream().filter(task -> !task.isCancelled()).count();
  }

  /** How many tasks were ever scheduled. */
  long scheduled() {
    return scheduled;
  }

  @Override
  @SuppressWarnings("NullAway") // A timer that breaks its promise is what some tests are about.
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    if (scheduleThrows instanceof RuntimeException thrown) {
      throw thrown;
    } else if (scheduleThrows instanceof Error thrown) {
      throw thrown;
    }
    Task task = new Task(command, now + unit.toNanos(delay));
    tasks.add(task);
    return returnsNull ? null : task;
  }

  @Override
  public void execute(Runnable command) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    throw new UnsupportedOperationException("a lent timer is not closed");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("a lent timer is not closed");
  }

  @Override
  public boolean isShutdown() {
    return false;
  }

  @Override
  public boolean isTerminated() {
    return false;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return false;
  }
}
