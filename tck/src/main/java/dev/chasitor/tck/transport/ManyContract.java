package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.chasitor.tck.wire.Gate;
import dev.chasitor.tck.wire.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of many exchanges at the same time. */
public interface ManyContract extends TransportSubject {

  @Test
  @DisplayName("T-CON-01 held polls do not hold up a post")
  default void heldPollsDoNotDelayPosts() {
    Gate gate = new Gate();
    try (Rig rig = new Rig(this)) {
      hold(rig, gate, 16);
      assertEquals("OK", rig.post().awaitReceived().body().text());
      gate.open();
    }
  }

  @Test
  @DisplayName("T-CON-02 two hundred held polls need no two hundred threads")
  default void manyHeldPolls() {
    capabilities().require(Capability.SHARES_THREADS);
    Gate gate = new Gate();
    try (Rig rig = new Rig(this)) {
      Set<Thread> before = Threads.running();
      List<Probe> polls = hold(rig, gate, 200);
      int added = Threads.since(before).size();
      assertFalse(
          polls.stream().anyMatch(Probe::isTold),
          "expected every poll to be held, but one has an outcome");
      assertFalse(
          added > 50, () -> "expected at most 50 threads for 200 held polls, observed " + added);
      gate.open();
      polls.forEach(poll -> assertEquals("released", poll.awaitReceived().body().text()));
    }
  }

  private static List<Probe> hold(Rig rig, Gate gate, int count) {
    rig.server.otherwise(
        request ->
            request.method().equals("POST")
                ? Reaction.answer(200, "OK")
                : Reaction.hold(gate, Reaction.answer(200, "released")));
    List<Probe> polls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      polls.add(rig.get());
    }
    rig.server.awaitRequest(count);
    return polls;
  }

  @Test
  @DisplayName("T-CON-03 many threads may use a transport, and each gets its own answers")
  default void servesManyThreads() throws Exception {
    int threads = 8;
    ExecutorService callers =
        Executors.newFixedThreadPool(threads, work -> new Thread(work, "raw-server-caller"));
    try (Rig rig = new Rig(this)) {
      rig.server.otherwise(request -> Reaction.answer(200, request.target()));
      List<CompletableFuture<Map<String, Probe>>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        String caller = "/caller" + i;
        all.add(CompletableFuture.supplyAsync(() -> ask(rig, caller), callers));
      }
      for (CompletableFuture<Map<String, Probe>> asked : all) {
        asked
            .get(patience().toMillis(), TimeUnit.MILLISECONDS)
            .forEach(
                (target, probe) -> {
                  assertEquals(target, probe.awaitReceived().body().text());
                  probe.assertToldOnce();
                });
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static Map<String, Probe> ask(Rig rig, String caller) {
    Map<String, Probe> asked = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      String target = caller + "?number=" + i;
      asked.put(target, rig.get(target));
    }
    return asked;
  }
}
