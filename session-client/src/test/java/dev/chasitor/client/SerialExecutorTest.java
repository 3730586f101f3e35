package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every task runs once and in order, whatever the executor beneath does. */
class SerialExecutorTest {

  private final Queue<Runnable> pool = new ArrayDeque<>();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private int refusals;

  private final SerialExecutor executor =
      new SerialExecutor(this::share, later::add, SessionLog.WITHOUT_SESSION);

  private void share(Runnable turn) {
    if (refusals > 0) {
      refusals--;
      throw new RejectedExecutionException("full");
    }
    pool.add(turn);
  }

  private Runnable task(String name) {
    return () -> done.add(name);
  }

  private void runPool() {
    while (!pool.isEmpty()) {
      pool.remove().run();
    }
  }

  @Test
  void whatIsRefusedWaitsForTheNextTask() {
    refusals = 1;
    executor.execute(task("a"));
    assertEquals(List.of(), done, "not on the thread that brought it");
    executor.execute(task("b"));
    runPool();
    assertEquals(List.of("a", "b"), done);
  }

  @Test
  void whatIsRefusedIsTriedAgainLaterAndOneTryWaitsAtATime() {
    refusals = 4;
    executor.execute(task("a"));
    executor.execute(task("b"));
    executor.execute(task("c"));
    assertEquals(1, later.size());
    later.remove().run();
    assertEquals(1, later.size(), "refused once more");
    later.remove().run();
    assertTrue(later.isEmpty());
    assertEquals(1, pool.size());
    runPool();
    assertEquals(List.of("a", "b", "c"), done);
  }

  @Test
  void aTryThatComesTooLateDoesNothing() {
    refusals = 1;
    executor.execute(task("a"));
    executor.execute(task("b"));
    runPool();
    later.remove().run();
    assertTrue(pool.isEmpty());
    assertEquals(List.of("a", "b"), done);
  }

  @Test
  void behindTheLastTaskNothingWaits() {
    refusals = Integer.MAX_VALUE;
    executor.execute(task("a"));
    executor.executeLast(task("b"));
    assertEquals(List.of("a", "b"), done);
    executor.execute(task("c"));
    assertEquals(List.of("a", "b", "c"), done);
  }

  @Test
  void theLastTaskMayComeWhileAnotherIsRefused() {
    SerialExecutor[] self = new SerialExecutor[1];
    self[0] =
        new SerialExecutor(
            turn -> {
              if (done.isEmpty()) {
                done.add("refused");
                self[0].executeLast(task("b"));
              }
              throw new RejectedExecutionException("full");
            },
            later::add,
            SessionLog.WITHOUT_SESSION);
    self[0].execute(task("a"));
    assertEquals(List.of("refused", "a", "b"), done);
  }

  @Test
  void theLastTaskMayComeWhenARefusalIsBeingJudged() {
    SerialExecutor[] self = new SerialExecutor[1];
    HookedService hooked = new HookedService(() -> self[0].executeLast(task("b")));
    self[0] = new SerialExecutor(hooked, later::add, SessionLog.WITHOUT_SESSION);
    self[0].execute(task("a"));
    assertEquals(List.of("a", "b"), done);
  }

  /** Refuses, and has something happen between that and the question why. */
  private static final class HookedService extends ThreadPoolExecutor {
    private final Runnable hook;
    private int refused;
    private boolean hooked;

    HookedService(Runnable hook) {
      super(0, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
      this.hook = hook;
    }

    @Override
    public void execute(Runnable command) {
      refused++;
      throw new RejectedExecutionException("full");
    }

    @Override
    public boolean isShutdown() {
      if (refused == 1 && !hooked) {
        hooked = true;
        hook.run();
      }
      return false;
    }
  }

  @Test
  void anExecutorThatTakesATaskAndThrowsDoesNotRunItTwice() {
    Executor takesAndThrows =
        turn -> {
          pool.add(turn);
          throw new OutOfMemoryError("unable to create native thread");
        };
    SerialExecutor serial =
        new SerialExecutor(takesAndThrows, later::add, SessionLog.WITHOUT_SESSION);
    serial.execute(task("a"));
    serial.executeLast(
        () -> {
          serial.execute(task("c"));
          runPool();
          done.add("b");
        });
    assertEquals(List.of("a", "b", "c"), done, "nor two at once");
  }

  @Test
  void afterAShutDownTasksRunWhereTheyAreBrought() {
    ExecutorService shut = Executors.newSingleThreadExecutor();
    shut.shutdown();
    SerialExecutor serial = new SerialExecutor(shut, later::add, SessionLog.WITHOUT_SESSION);
    serial.execute(task("a"));
    assertEquals(List.of("a"), done);
    serial.execute(task("b"));
    assertEquals(List.of("a", "b"), done);
    assertTrue(later.isEmpty());
  }

  @Test
  @Timeout(30)
  void whatAShutDownDroppedIsTakenUpAgain() throws Exception {
    ExecutorService busy = Executors.newSingleThreadExecutor();
    CountDownLatch started = new CountDownLatch(1);
    busy.execute(
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    started.await();
    SerialExecutor serial = new SerialExecutor(busy, later::add, SessionLog.WITHOUT_SESSION);
    serial.execute(task("a"));
    assertEquals(1, busy.shutdownNow().size(), "accepted, and dropped");
    serial.hurry();
    assertEquals(List.of("a"), done);
    assertTrue(busy.awaitTermination(10, TimeUnit.SECONDS));
  }

  @Test
  void theThreadThatRunsATaskIsKnownWhileItDoes() {
    List<Boolean> current = new ArrayList<>();
    executor.execute(() -> current.add(executor.isCurrent()));
    assertFalse(executor.isCurrent());
    runPool();
    assertFalse(executor.isCurrent());
    assertEquals(List.of(true), current);
  }

  @Test
  @Timeout(30)
  void manyThreadsAndAMoodyExecutorLoseNothingAndNothingOverlaps() throws Exception {
    int threads = 4;
    int tasks = 2_000;
    ExecutorService workers = Executors.newFixedThreadPool(2);
    Executor moody =
        turn -> {
          if (ThreadLocalRandom.current().nextInt(3) == 0) {
            throw new RejectedExecutionException("not now");
          }
          workers.execute(turn);
        };
    SerialExecutor serial = new SerialExecutor(moody, turn -> {}, SessionLog.WITHOUT_SESSION);
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    // No concurrent collection: that tasks do not overlap is what keeps it whole.
    List<Integer> ran = new ArrayList<>();
    List<Thread> bringers = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int first = t * tasks;
      Thread bringer =
          new Thread(
              () -> {
                for (int i = first; i < first + tasks; i++) {
                  int number = i;
                  serial.execute(
                      () -> {
                        overlaps.addAndGet(inside.getAndIncrement());
                        ran.add(number);
                        inside.decrementAndGet();
                      });
                }
              });
      bringers.add(bringer);
      bringer.start();
    }
    for (Thread bringer : bringers) {
      bringer.join();
    }
    CountDownLatch all = new CountDownLatch(1);
    serial.executeLast(all::countDown);
    assertTrue(all.await(10, TimeUnit.SECONDS));
    workers.shutdown();
    assertEquals(0, overlaps.get());
    assertEquals(threads * tasks, ran.size());
    for (int t = 0; t < threads; t++) {
      int first = t * tasks;
      List<Integer> own = ran.stream().filter(i -> i >= first && i < first + tasks).toList();
      assertEquals(own.stream().sorted().toList(), own, "each thread's tasks in its order");
    }
  }
}
