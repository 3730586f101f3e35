package dev.chasitor.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class OwnClientTest {

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void worksOnVirtualThreadsWhereThereAreAny() throws Exception {
    assertTrue(worker().startsWith("VirtualThread["));
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20)
  void worksOnThreadsOfItsOwnWhereThereAreNone() throws Exception {
    assertTrue(worker().startsWith("Thread[own-worker-1,"));
  }

  /** The thread that does the work of a client of one's own. */
  private static String worker() throws Exception {
    OwnClient own = OwnClient.start("own", Duration.ofSeconds(10), null);
    try {
      CompletableFuture<String> worker = new CompletableFuture<>();
      own.client()
          .executor()
          .orElseThrow()
          .execute(() -> worker.complete(Thread.currentThread().toString()));
      return worker.get(10, TimeUnit.SECONDS);
    } finally {
      own.close();
    }
  }
}
