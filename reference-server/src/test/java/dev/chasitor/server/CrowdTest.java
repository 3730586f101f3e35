package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.conformance.history.Event;
import dev.chasitor.conformance.history.History;
import dev.chasitor.model.RequestType;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.jdk.JdkHttpTransport;
import dev.chasitor.transport.vertx.VertxHttpTransport;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many short chats at a time over real sockets, with faults: nothing is lost, doubled, reordered or
 * left unsettled, and no chat ends for want of a server.
 *
 * <p>{@code -Dchasitor.crowd} is the number of chats on each transport, and {@code
 * -Dchasitor.crowd.seed} the seed of the first.
 */
class CrowdTest {

  private static final int CHATS = Integer.getInteger("chasitor.crowd", 150);
  private static final int AT_A_TIME = Math.min(200, CHATS);

  @ParameterizedTest
  @EnumSource(
      value = Carrier.class,
      names = {"JDK", "VERTX"})
  void nothingIsLost(Carrier carrier) throws Exception {
    long seed = Long.getLong("chasitor.crowd.seed", ThreadLocalRandom.current().nextInt());
    Tally tally = new Tally();
    Vertx vertx = Vertx.vertx();
    ExecutorService visitors = Executors.newFixedThreadPool(AT_A_TIME);
    try (HttpTransport network = network(carrier)) {
      AtomicBoolean failed = new AtomicBoolean();
      List<Callable<Optional<String>>> talks =
          IntStream.range(0, CHATS)
              .mapToObj(i -> talk(seed + i, network, vertx, tally, failed))
              .toList();
      for (var done : visitors.invokeAll(talks)) {
        assertEquals(Optional.empty(), value(done));
      }
    } finally {
      visitors.shutdown();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    System.out.println(carrier + ", first seed " + seed + ": " + CHATS + " chats, " + tally);
  }

  private static Optional<String> value(Future<Optional<String>> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  private static HttpTransport network(Carrier carrier) {
    return carrier == Carrier.JDK ? JdkHttpTransport.create() : VertxHttpTransport.create();
  }

  private static Callable<Optional<String>> talk(
      long seed, HttpTransport network, Vertx vertx, Tally tally, AtomicBoolean failed) {
    return () -> {
      if (failed.get()) {
        return Optional.empty();
      }
      try {
        CrowdTalk talk = new CrowdTalk(seed);
        History history = talk.play(network, vertx);
        tally.add(history);
        List<String> faults = talk.faults(history);
        if (!faults.isEmpty()) {
          failed.set(true);
          return Optional.of("seed " + seed + ": " + faults + "\n" + history);
        }
        return Optional.empty();
      } catch (AssertionError | RuntimeException e) {
        failed.set(true);
        throw new AssertionError("seed " + seed, e);
      }
    };
  }

  /** What happened in all chats together; thread-safe. */
  private static final class Tally {
    private final AtomicLong nodesLost = new AtomicLong();
    private final AtomicLong takeOvers = new AtomicLong();
    private final AtomicLong lines = new AtomicLong();
    private final AtomicLong inDoubt = new AtomicLong();

    void add(History history) {
      nodesLost.addAndGet(history.all(Event.NodeLost.class).size());
      takeOvers.addAndGet(
          history.all(Event.Sent.class).stream()
              .filter(
                  sent ->
                      sent.type() == RequestType.RESYNC_SESSION
                          || sent.type() == RequestType.RECONNECT_SESSION)
              .count());
      lines.addAndGet(history.all(Event.Said.class).size());
      lines.addAndGet(history.all(Event.AgentSaid.class).size());
      inDoubt.addAndGet(
          history.all(Event.Settled.class).stream()
              .filter(settled -> settled.fate() == Event.Fate.UNKNOWN)
              .count());
    }

    @Override
    public String toString() {
      return lines
          + " lines, "
          + nodesLost
          + " nodes lost, "
          + takeOvers
          + " take-overs asked for, "
          + inDoubt
          + " lines in doubt";
    }
  }
}
