package dev.chasitor.conformance.sim;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A scheduled executor that runs in virtual time. Its tasks run inside {@link Work}, so a listener
 * that they call may be slow.
 */
final class VirtualTimer extends AbstractExecutorService implements ScheduledExecutorService {

  private final VirtualTime time;
  private final Work work;
  private final Runnable check;
  private final Consumer<Runnable> runner;

  /** Creates a timer for the kit's own part of a run. */
  VirtualTimer(VirtualTime time, Work work) {
    this(time, work, () -> {}, Runnable::run);
  }

  /**
   * Creates a timer.
   *
   * @param check is run before a task is planned; it may throw
   * @param runner runs each task
   */
  VirtualTimer(VirtualTime time, Work work, Runnable check, Consumer<Runnable> runner) {
    this.time = time;
    this.work = work;
    this.check = check;
    this.runner = runner;
  }

  private Callable<Boolean> watched(Runnable task) {
    return () -> {
      runner.accept(task);
      return Boolean.TRUE;
    };
  }

  /** A scheduled task. */
  private final class Task<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    private final Duration period;
    private final boolean fromStart;
    private Duration due;

    Task(Callable<V> action, Duration delay, Duration period, boolean fromStart) {
      super(action);
      this.period = period;
      this.fromStart = fromStart;
      this.due = time.now().plus(delay);
      plan();
    }

    private void plan() {
      time.at(due, () -> work.wake(this));
    }

    @Override
    public void run() {
      if (!isPeriodic()) {
        super.run();
      } else if (runAndReset()) {
        due = (fromStart ? due : time.now()).plus(period);
        plan();
      }
    }

    @Override
    public boolean isPeriodic() {
      return !period.isZero();
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due.minus(time.now()));
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
  }

  private static Duration of(long amount, TimeUnit unit) {
    return Duration.of(amount, unit.toChronoUnit());
  }

  @Override
  public void execute(Runnable command) {
    check.run();
    time.after(Duration.ZERO, () -> work.wake(() -> runner.accept(command)));
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return schedule(watched(command), delay, unit);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> action, long delay, TimeUnit unit) {
    check.run();
    return new Task<>(action, of(delay, unit), Duration.ZERO, true);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long delay, long period, TimeUnit unit) {
    return periodic(command, of(delay, unit), of(period, unit), true);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long delay, long pause, TimeUnit unit) {
    return periodic(command, of(delay, unit), of(pause, unit), false);
  }

  private ScheduledFuture<?> periodic(
      Runnable command, Duration delay, Duration period, boolean fromStart) {
    if (period.isZero() || period.isNegative()) {
      throw new IllegalArgumentException(
          "The period of a repeated task is " + period + "; it must be longer than 0");
    }
    check.run();
    return new Task<>(watched(command), delay, period, fromStart);
  }

  /** Throws always: the timer belongs to the simulation. */
  @Override
  public void shutdown() {
    throw new UnsupportedOperationException("The simulation owns the timer; do not shut it down");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("The simulation owns the timer; do not shut it down");
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
