package dev.chasitor.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;

class ListenerThreadsTest {

  private static void block(ListenerThreads threads, CountDownLatch begun, CountDownLatch end) {
    threads.execute(
        () -> {
          begun.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertTrue(latch.await(30, TimeUnit.SECONDS));
  }

  @Test
  void platformThreadsAreLimitedAndTheLimitIsLoggedOnce() throws Exception {
    ListenerThreads threads = ListenerThreads.platform();
    CountDownLatch end = new CountDownLatch(1);
    CapturedLogs.start();
    CountDownLatch begun = new CountDownLatch(ListenerThreads.MOST);
    for (int i = 0; i < ListenerThreads.MOST; i++) {
      block(threads, begun, end);
    }
    await(begun);
    assertEquals("", CapturedLogs.text());
    CountDownLatch late = new CountDownLatch(3);
    for (int i = 0; i < 3; i++) {
      block(threads, late, end);
    }
    assertEquals(3, late.getCount(), "they wait for a thread");
    String logged = CapturedLogs.text();
    assertTrue(logged.contains("64 listeners are busy"), logged);
    assertEquals(1, logged.lines().count(), logged);
    end.countDown();
    await(late);
    threads.close();
  }

  @Test
  @EnabledForJreRange(minVersion = 24)
  void virtualThreadsHoldUpNobody() throws Exception {
    ListenerThreads threads = ListenerThreads.create();
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(10 * ListenerThreads.MOST);
    for (int i = 0; i < 10 * ListenerThreads.MOST; i++) {
      block(threads, begun, end);
    }
    await(begun);
    end.countDown();
    threads.close();
  }
}
