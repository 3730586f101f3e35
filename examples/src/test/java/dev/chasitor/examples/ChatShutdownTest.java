package dev.chasitor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.FrozenSession;
import dev.chasitor.client.SessionOptions;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.transport.HttpTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shutdown of docs/shutdown.md keeps what can be kept, and frees everything. */
@Timeout(30)
class ChatShutdownTest {

  private static final ChasitorInitRequest REQUEST =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .build();

  private final List<String> calls = new ArrayList<>();
  private final Map<String, byte[]> stored = new HashMap<>();

  /** Never answers. */
  private final HttpTransport transport =
      new HttpTransport() {
        @Override
        public InFlight execute(
            WireRequest request, Duration timeout, Consumer<? super Outcome> onOutcome) {
          return () -> {};
        }

        @Override
        public void close() {
          calls.add("transport closed");
        }
      };

  private final ChatClient client =
      ChatClient.builder()
          .endpoint(URI.create("http://localhost"))
          .transport(transport)
          .executor(Runnable::run)
          .build();

  private void store(String id, byte[] document) {
    calls.add("stored");
    if (id.equals("broken")) {
      throw new IllegalStateException("the store is full");
    }
    stored.put(id, document);
  }

  private ChatShutdown shutdown() {
    return new ChatShutdown(client, transport, Duration.ofSeconds(10), this::store);
  }

  private void start(String id) {
    client.start(REQUEST, SessionOptions.of(id), event -> {});
  }

  @Test
  void everyDocumentThatCanBeStoredIsStoredBeforeTheTransportCloses() {
    start("a");
    start("broken");
    start("b");
    shutdown().run();
    assertEquals(List.of("stored", "stored", "stored", "transport closed"), calls);
    assertEquals(Set.of("a", "b"), stored.keySet());
    stored.forEach((id, document) -> assertEquals(id, FrozenSession.of(document).id()));
    assertThrows(IllegalStateException.class, () -> client.start(REQUEST));
  }

  @Test
  void theLifecycleStopsOnceAndReportsIt() {
    start("a");
    ChatLifecycle lifecycle = new ChatLifecycle(shutdown());
    lifecycle.start();
    assertTrue(lifecycle.isRunning());
    lifecycle.stop(() -> calls.add("stopped"));
    assertFalse(lifecycle.isRunning());
    assertEquals(List.of("stored", "transport closed", "stopped"), calls);
  }

  /** The numbers are those of Spring's own phases. */
  @Test
  void theLifecycleStopsBetweenTheWebServerAndTheExecutors() {
    int webServer = Integer.MAX_VALUE - 2048;
    int executors = Integer.MAX_VALUE / 2;
    int phase = new ChatLifecycle(shutdown()).getPhase();
    assertTrue(phase < webServer && phase > executors);
  }
}
