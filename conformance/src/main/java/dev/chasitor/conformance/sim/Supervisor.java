package dev.chasitor.conformance.sim;

import dev.chasitor.conformance.history.History;
import dev.chasitor.conformance.rule.AdapterDemand;
import dev.chasitor.conformance.subject.Subject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs simulations on threads of its own, while the calling thread watches. A client that blocks or
 * spins keeps its thread, a daemon, and the caller goes on with what has happened so far.
 *
 * <p>The times are real, so they are long: a busy machine must not make a right client look wrong.
 * The time of the caller's own looks counts, so a pause of the whole process is no finding.
 */
final class Supervisor {

  /**
   * How long the kit waits, in real time.
   *
   * @param waiting how long a thread may wait within one call
   * @param computing how long a thread may compute within one call: long, since it may have got no
   *     processor, and the first run of a process loads classes
   * @param dozing how long a run may take if its client waits for real time again and again
   */
  record Limits(Duration waiting, Duration computing, Duration dozing) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(4), Duration.ofSeconds(20), Duration.ofSeconds(6));
  }

  private static final long FIRST_LOOK = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

  private static final Queue<Worker> IDLE = new ConcurrentLinkedQueue<>();

  private final Simulation run;
  private final Worker worker;
  private final Limits limits;

  private Supervisor(Simulation run, Worker worker, Limits limits) {
    this.run = run;
    this.worker = worker;
    this.limits = limits;
  }

  /**
   * Runs a simulation and returns what happened.
   *
   * @throws RuntimeException what the kit's own part of the run throws
   * @throws CancellationException if the calling thread is interrupted
   */
  static History run(Simulation run, Limits limits) {
    Worker idle = IDLE.poll();
    Worker worker = idle == null ? new Worker() : idle;
    return new Supervisor(run, worker, limits).run();
  }

  private History run() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    FutureTask<History> turn =
        new FutureTask<>(
            () -> {
              Thread.currentThread().setContextClassLoader(loader);
              return run.go(worker.leftovers);
            });
    worker.tasks.add(turn);
    try {
      History history = watch(turn);
      if (!worker.isLeft) {
        IDLE.add(worker);
      }
      return history;
    } catch (InterruptedException e) {
      History unused = leave(AdapterDemand.NEVER_BLOCKS, "the run was interrupted");
      Thread.currentThread().interrupt();
      throw new CancellationException("The thread that watches the simulation was interrupted");
    } catch (ExecutionException e) {
      IDLE.add(worker);
      throw rethrown(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException failed ? failed : new IllegalStateException(cause);
  }

  private History watch(FutureTask<History> turn) throws InterruptedException, ExecutionException {
    long pause = FIRST_LOOK;
    long seen = -1;
    long still = 0;
    long dozing = 0;
    long last = System.nanoTime();
    boolean hasDozed = false;
    while (true) {
      try {
        return turn.get(pause, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        // It is time for a look.
      }
      long now = System.nanoTime();
      long passed = Math.min(now - last, 2 * pause);
      last = now;
      long progress = run.progress();
      still = progress == seen ? still + passed : 0;
      seen = progress;
      dozing += hasDozed ? passed : 0;
      Thread.State state = worker.thread.getState();
      if (state == Thread.State.TIMED_WAITING && !hasDozed) {
        hasDozed = dozes(turn);
      }
      boolean isRunning = state == Thread.State.RUNNABLE;
      Duration most = isRunning ? limits.computing() : limits.waiting();
      if (still > most.toNanos() && !turn.isDone()) {
        return isRunning
            ? leave(AdapterDemand.NEVER_SPINS, "your client computes here and does not return")
            : leave(AdapterDemand.NEVER_BLOCKS, "your client blocks here and does not return");
      }
      if (dozing > limits.dozing().toNanos() && !turn.isDone()) {
        return leave(
            AdapterDemand.NEVER_WAITS,
            "your client waits for real time again and again, also here");
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }

  /** Records that the client waits for real time, if its thread still does. */
  private boolean dozes(FutureTask<History> turn) {
    StackTraceElement[] stack = worker.thread.getStackTrace();
    boolean isClients =
        Arrays.stream(stack)
            .anyMatch(frame -> frame.getClassName().equals(Simulation.class.getName()));
    boolean isKits =
        Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("awaitForeignCall"));
    if (!isClients || isKits || turn.isDone()) {
      return false;
    }
    run.watch().breaks(AdapterDemand.NEVER_WAITS, "your client waits here", Stacks.of(stack));
    return true;
  }

  /** Leaves the run, and its thread, as they are. */
  private History leave(AdapterDemand demand, String what) {
    String stack = Stacks.of(worker.thread.getStackTrace());
    run.watch().breaks(demand, what, stack);
    History history = run.abandon();
    worker.isLeft = true;
    worker.thread.interrupt();
    return history;
  }

  /**
   * The threads that clients started and that still live. The kit waits a little for what they do,
   * a few times for each client.
   */
  static final class Leftovers {
    private static final int MOST_WAITS = 5;
    private static final Map<Subject, Integer> WAITS =
        Collections.synchronizedMap(new WeakHashMap<>());
    private static final long THEIR_MILLIS = 1_000;
    private static final long SILENT_MILLIS = 200;

    private final ThreadGroup group;
    private final Set<Thread> known = new HashSet<>();

    Leftovers(ThreadGroup group) {
      this.group = group;
    }

    /** Waits for a call of a foreign thread, if there is reason to expect one. */
    void await(Subject subject, AdapterWatch watch, boolean isSilent) {
      boolean isNew = hasNewThreads();
      if ((isNew || isSilent) && WAITS.merge(subject, 1, Integer::sum) <= MOST_WAITS) {
        watch.awaitForeignCall(isNew ? THEIR_MILLIS : SILENT_MILLIS);
      }
    }

    private boolean hasNewThreads() {
      known.removeIf(thread -> !thread.isAlive());
      if (group.activeCount() <= 1 + known.size()) {
        return false;
      }
      Thread[] living = new Thread[group.activeCount() + 8];
      int count = group.enumerate(living);
      boolean isNew = false;
      for (@Nullable Thread thread : Arrays.copyOf(living, count)) {
        isNew |= thread != null && !thread.equals(Thread.currentThread()) && known.add(thread);
      }
      return isNew;
    }
  }

  /** A thread that runs one simulation after another. */
  private static final class Worker {
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Leftovers leftovers;
    private volatile boolean isLeft;

    Worker() {
      ThreadGroup group = new ThreadGroup("chasitor-client-under-test");
      leftovers = new Leftovers(group);
      thread = new Thread(group, this::work, "chasitor-client-under-test");
      thread.setDaemon(true);
      thread.start();
    }

    private void work() {
      while (!isLeft) {
        try {
          tasks.take().run();
          // A client may have interrupted its own thread.
          boolean unused = Thread.interrupted();
        } catch (InterruptedException e) {
          // Only the end of the work counts.
        }
      }
    }
  }
}
