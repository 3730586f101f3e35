package dev.chasitor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.client.ChatClient;
import dev.chasitor.client.ChatSession;
import dev.chasitor.host.HostObserver;
import dev.chasitor.host.SessionStore;
import dev.chasitor.host.StopKind;
import dev.chasitor.model.ChasitorInitRequest;
import dev.chasitor.model.ChatMessage;
import dev.chasitor.model.ChatMessageRequest;
import dev.chasitor.model.Request;
import dev.chasitor.session.visitor.CommandOutcome;
import dev.chasitor.session.visitor.EndCause;
import dev.chasitor.session.visitor.Phase;
import dev.chasitor.session.visitor.SessionEvent;
import dev.chasitor.transport.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library's own client against the server, with a node lost on the way. */
@Timeout(30)
class HandOverTest {

  private static final ChasitorInitRequest INIT =
      ChasitorInitRequest.builder()
          .organizationId("00D000000000001")
          .deploymentId("572000000000001")
          .buttonId("573000000000001")
          .visitorName("Ada")
          .receiveQueueUpdates(true)
          .build();

  enum Moment {
    BEFORE_IT_IS_STORED,
    AFTER_IT_IS_STORED
  }

  /** Stops the node that serves a certain line, at a certain moment. */
  private static final class Axe implements HostObserver {
    private final Moment moment;
    private final StopKind kind;
    private final CompletableFuture<ReferenceServer> server = new CompletableFuture<>();
    private boolean fallen;

    Axe(Moment moment, StopKind kind) {
      this.moment = moment;
      this.kind = kind;
    }

    @Override
    public void onRequest(int node, Request request) {
      strike(Moment.BEFORE_IT_IS_STORED, node, request);
    }

    @Override
    public void onStored(int node, Request request) {
      strike(Moment.AFTER_IT_IS_STORED, node, request);
    }

    private synchronized void strike(Moment now, int node, Request request) {
      if (now == moment
          && !fallen
          && request instanceof ChatMessageRequest said
          && said.text().equals("two")) {
        fallen = true;
        CompletionStage<Void> unused = server.join().stopNode(node, kind);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOrDoubledWhenTheNodeDiesBeforeALineIsStored(Carrier carrier) throws Exception {
    chat(carrier, new Axe(Moment.BEFORE_IT_IS_STORED, StopKind.KILL));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOrDoubledWhenTheNodeDiesAfterALineIsStored(Carrier carrier) throws Exception {
    chat(carrier, new Axe(Moment.AFTER_IT_IS_STORED, StopKind.KILL));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostOrDoubledWhenTheNodeIsDrained(Carrier carrier) throws Exception {
    chat(carrier, new Axe(Moment.BEFORE_IT_IS_STORED, StopKind.DRAIN));
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhenTheOtherMachinesClockWasAhead(Carrier carrier) throws Exception {
    try (ClockAhead store = new ClockAhead()) {
      chat(carrier, new Axe(Moment.AFTER_IT_IS_STORED, StopKind.KILL), store);
      assertTrue(store.loads.get() > 0, "a session was loaded");
    }
  }

  /** Sessions come back as a machine would have stored them whose clock is an hour ahead. */
  private static final class ClockAhead extends StoreAround implements AutoCloseable {
    private static final Pattern LAST_INPUT = Pattern.compile("\"lastInput\":(\\d+)");
    private final AtomicInteger loads = new AtomicInteger();
    private final ExecutorService executor;

    ClockAhead() {
      this(Executors.newSingleThreadExecutor());
    }

    private ClockAhead(ExecutorService executor) {
      super(executor);
      this.executor = executor;
    }

    @Override
    public CompletionStage<Optional<byte[]>> load(String sessionId) {
      return super.load(sessionId).thenApply(document -> document.map(this::ahead));
    }

    private byte[] ahead(byte[] document) {
      Matcher matcher = LAST_INPUT.matcher(new String(document, StandardCharsets.UTF_8));
      loads.incrementAndGet();
      return matcher
          .replaceAll(
              found ->
                  "\"lastInput\":"
                      + (Long.parseLong(found.group(1)) + Duration.ofHours(1).toNanos()))
          .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }

  private static void chat(Carrier carrier, Axe axe) throws Exception {
    chat(carrier, axe, SessionStore.inMemory());
  }

  private static void chat(Carrier carrier, Axe axe, SessionStore store) throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    List<Phase> phases = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> third = new CompletableFuture<>();
    try (EchoDesk desk = new EchoDesk(EchoDesk.Options.immediate());
        ReferenceServer server =
            ReferenceServer.builder(desk).nodes(2).store(store).observer(axe).startAndWait();
        HttpTransport transport = carrier.to(server);
        ChatClient client =
            ChatClient.builder().endpoint(server.endpoint()).transport(transport).build()) {
      axe.server.complete(server);
      ChatSession chat =
          client.start(
              INIT,
              event -> {
                if (event instanceof SessionEvent.PhaseChanged changed) {
                  phases.add(changed.to());
                } else if (event instanceof SessionEvent.Received received
                    && received.message() instanceof ChatMessage line) {
                  heard.add(line.text());
                  if (line.text().endsWith("three")) {
                    third.complete(null);
                  }
                }
              });
      for (String line : List.of("one", "two", "three")) {
        assertEquals(
            new CommandOutcome.Accepted(),
            chat.send(line).toCompletableFuture().get(20, TimeUnit.SECONDS));
      }
      third.get(10, TimeUnit.SECONDS);
      chat.end();
      EndCause cause = chat.ended().toCompletableFuture().get(10, TimeUnit.SECONDS);
      assertEquals(EndCause.Kind.VISITOR, cause.kind());
      assertEquals(List.of("echo: one", "echo: two", "echo: three"), heard);
      assertTrue(phases.contains(Phase.RESYNCING), phases::toString);
    }
  }
}
