package dev.chasitor.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One task at a time, whatever brings it and whatever runs it. */
@Timeout(30)
class MailboxTest {

  private final List<String> log = new ArrayList<>();

  private Mailbox mailbox(Executor executor) {
    return new Mailbox(
        executor, () -> false, () -> log.add("closed"), failure -> log.add("failure"));
  }

  @Test
  void tasksOfManyThreadsNeverOverlapAndNoneIsLost() throws Exception {
    int each = 2_000;
    ExecutorService threads = Executors.newFixedThreadPool(4);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      Mailbox mailbox = mailbox(pool);
      AtomicInteger running = new AtomicInteger();
      AtomicInteger overlaps = new AtomicInteger();
      CountDownLatch done = new CountDownLatch(3 * each);
      List<List<Integer>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      Runnable counted =
          () -> {
            if (running.incrementAndGet() > 1) {
              overlaps.incrementAndGet();
            }
            running.decrementAndGet();
          };
      for (List<Integer> own : seen) {
        threads.execute(
            () -> {
              for (int i = 0; i < each; i++) {
                int number = i;
                mailbox.post(
                    () -> {
                      counted.run();
                      own.add(number);
                      if (number % 3 == 0) {
                        mailbox.await(
                            CompletableFuture.supplyAsync(() -> number, pool),
                            result -> {
                              counted.run();
                              done.countDown();
                            },
                            failure -> {});
                      } else {
                        done.countDown();
                      }
                    });
              }
            });
      }
      assertTrue(done.await(20, TimeUnit.SECONDS));
      assertEquals(0, overlaps.get());
      for (List<Integer> own : seen) {
        assertEquals(each, own.size());
        assertEquals(own.stream().sorted().toList(), own, "in the order each thread posted them");
      }
    } finally {
      threads.shutdownNow();
      pool.shutdownNow();
    }
  }

  @Test
  void aTaskThatThrowsDoesNotStopTheNext() {
    Mailbox mailbox = mailbox(Runnable::run);
    mailbox.post(
        () -> {
          throw new AssertionError("broken");
        });
    mailbox.post(() -> log.add("next"));
    assertEquals(List.of("failure", "next"), log);
  }

  @Test
  void anExecutorThatTakesATaskAndThrowsRunsItOnce() {
    List<Runnable> taken = new ArrayList<>();
    Mailbox mailbox =
        mailbox(
            task -> {
              taken.add(task);
              throw new IllegalStateException("late refusal");
            });
    mailbox.post(() -> log.add("task"));
    taken.forEach(Runnable::run);
    assertEquals(List.of("task"), log);
  }

  @Test
  void tasksWaitForAStage() {
    Mailbox mailbox = mailbox(Runnable::run);
    CompletableFuture<String> answer = new CompletableFuture<>();
    mailbox.post(() -> mailbox.await(answer, log::add, failure -> log.add("failure")));
    mailbox.post(() -> log.add("behind"));
    assertEquals(List.of(), log);
    answer.complete("answer");
    assertEquals(List.of("answer", "behind"), log);
    mailbox.post(
        () ->
            mailbox.await(
                CompletableFuture.failedStage(new IllegalStateException("no")),
                result -> {},
                failure -> log.add("no answer")));
    assertEquals(List.of("answer", "behind", "no answer"), log);
  }

  @Test
  void anIdleMailboxClosesWhenItMay() {
    Mailbox mailbox =
        new Mailbox(Runnable::run, () -> true, () -> log.add("closed"), failure -> {});
    CompletableFuture<String> answer = new CompletableFuture<>();
    assertTrue(mailbox.post(() -> mailbox.await(answer, log::add, failure -> {})));
    assertTrue(mailbox.post(() -> log.add("behind")));
    assertEquals(List.of(), log, "it is not idle while a task waits");
    answer.complete("answer");
    assertEquals(List.of("answer", "behind", "closed"), log);
    assertFalse(mailbox.post(() -> log.add("too late")));
  }
}
