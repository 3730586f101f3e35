package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    CrowdFigures figures = new CrowdFigures();
    Vertx vertx = Vertx.vertx();
    ExecutorService visitors = Executors.newFixedThreadPool(AT_A_TIME);
    try (HttpTransport network = network(carrier)) {
      AtomicBoolean failed = new AtomicBoolean();
      List<Callable<Optional<String>>> talks =
          IntStream.range(0, CHATS)
              .mapToObj(i -> talk(seed + i, network, vertx, figures, failed))
              .toList();
      for (var done : visitors.invokeAll(talks)) {
        assertEquals(Optional.empty(), value(done));
      }
    } finally {
      visitors.shutdown();
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    assertTrue(figures.areMostlySettled(), figures::toString);
    System.out.println(carrier + ", first seed " + seed + ": " + CHATS + " chats, " + figures);
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
      long seed, HttpTransport network, Vertx vertx, CrowdFigures figures, AtomicBoolean failed) {
    return () -> {
      if (failed.get()) {
        return Optional.empty();
      }
      try {
        CrowdTalk talk = new CrowdTalk(seed);
        History history = talk.play(network, vertx);
        figures.add(history);
        List<String> findings = talk.findings(history);
        if (!findings.isEmpty()) {
          failed.set(true);
          return Optional.of("seed " + seed + ": " + findings + "\n" + history);
        }
        return Optional.empty();
      } catch (AssertionError | RuntimeException e) {
        failed.set(true);
        throw new AssertionError("seed " + seed, e);
      }
    };
  }

  /** The figures of all chats together; thread-safe. */
  private static final class CrowdFigures {
    private final AtomicLong nodesLost = new AtomicLong();
    private final AtomicLong takeOvers = new AtomicLong();
    private final AtomicLong agentsLines = new AtomicLong();
    private final AtomicLong visitorsLines = new AtomicLong();
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
      visitorsLines.addAndGet(history.all(Event.Said.class).size());
      agentsLines.addAndGet(history.all(Event.AgentSaid.class).size());
      inDoubt.addAndGet(
          history.all(Event.Settled.class).stream()
              .filter(settled -> settled.fate() == Event.Fate.UNKNOWN)
              .count());
    }

    /** A client that calls every line doubtful would break no other demand. */
    boolean areMostlySettled() {
      return inDoubt.get() * 10 <= visitorsLines.get();
    }

    @Override
    public String toString() {
      return visitorsLines
          + " lines of visitors, "
          + agentsLines
          + " lines of agents, "
          + nodesLost
          + " nodes lost, "
          + takeOvers
          + " take-overs asked for, "
          + inDoubt
          + " lines in doubt";
    }
  }
}
