package dev.chasitor.transport.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only this transport has. */
class VertxHttpTransportTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void closeVertx() {
    vertx.close();
  }

  @Test
  void tellsTheOutcomeOnTheCallersContext() throws Exception {
    try (RawServer server = RawServer.start();
        VertxHttpTransport transport = VertxHttpTransport.create(vertx)) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      CompletableFuture<Context> told = new CompletableFuture<>();
      Context caller = vertx.getOrCreateContext();
      caller.runOnContext(
          start ->
              transport.execute(
                  get(server),
                  Duration.ofSeconds(60),
                  reported -> {
                    told.complete(Vertx.currentContext());
                    outcome.complete(reported);
                  }));
      assertInstanceOf(Received.class, await(outcome));
      assertSame(caller, await(told));
    }
  }

  @Test
  void canBeClosedOnAnEventLoopOfItsOwn() throws Exception {
    try (RawServer server = RawServer.start()) {
      VertxHttpTransport transport = VertxHttpTransport.create();
      CompletableFuture<Boolean> closed = new CompletableFuture<>();
      transport.execute(
          get(server),
          Duration.ofSeconds(60),
          outcome -> {
            transport.close();
            closed.complete(Context.isOnEventLoopThread());
          });
      assertEquals(true, await(closed));
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    VertxHttpTransport.Builder builder = VertxHttpTransport.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.maxResponseBytes(0));
    assertThrows(IllegalArgumentException.class, () -> builder.maxConnectionsPerServer(0));
    assertThrows(IllegalArgumentException.class, () -> builder.connectTimeout(Duration.ZERO));
  }

  private static WireRequest get(RawServer server) {
    return new WireRequest(HttpMethod.GET, server.uri("/"), WireHeaders.none(), WireBody.empty());
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
