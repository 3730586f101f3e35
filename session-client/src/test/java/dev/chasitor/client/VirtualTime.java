package dev.chasitor.client;

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

/** Time that passes when told to: a clock and the timer that obeys it. For one thread. */
final class VirtualTime extends AbstractExecutorService implements ScheduledExecutorService {

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long scheduled;

  private final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
    private final long at;
    private final long order = scheduled++;

    private Task(Runnable what, long at) {
      super(what, null);
      this.at = at;
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
    return now;
  }

  void after(Duration delay, Runnable what) {
    tasks.add(new Task(what, now + delay.toNanos()));
  }

  /** Passes on to the next task and runs it; false if there is none. */
  boolean runOne() {
    Task task = tasks.poll();
    while (task != null && task.isCancelled()) {
      task = tasks.poll();
    }
    if (task == null) {
      return false;
    }
    now = Math.max(now, task.at);
    task.run();
    return true;
  }

  void runAll(int tasks) {
    for (int i = 0; i < tasks; i++) {
      runOne();
    }
  }

  /** Lets this much time pass, and nothing happen in it. */
  void skip(Duration time) {
    now += time.toNanos();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    Task task = new Task(command, now + unit.toNanos(delay));
    tasks.add(task);
    return task;
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
