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
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.ProxyOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
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
  void tellsTheCallersContextAlsoWhoeverElseCancels() throws Exception {
    try (RawServer server = RawServer.start();
        VertxHttpTransport transport = VertxHttpTransport.create(vertx)) {
      server.next(Reaction.silence());
      CompletableFuture<InFlight> started = new CompletableFuture<>();
      CompletableFuture<Context> told = new CompletableFuture<>();
      Context caller = vertx.getOrCreateContext();
      caller.runOnContext(
          start ->
              started.complete(
                  transport.execute(
                      get(server),
                      Duration.ofSeconds(60),
                      reported -> told.complete(Vertx.currentContext()))));
      server.awaitRequest(1);
      await(started).cancel();
      assertSame(caller, await(told));
    }
  }

  @Test
  void proxyOfALentWebClientIsUsed() throws Exception {
    try (RawServer proxy = RawServer.start()) {
      ProxyOptions through =
          new ProxyOptions().setHost("127.0.0.1").setPort(proxy.uri("/").getPort());
      WebClient client = WebClient.create(vertx, new WebClientOptions().setProxyOptions(through));
      try (VertxHttpTransport transport =
          VertxHttpTransport.builder()
              .webClient(vertx, client)
              .cleartext(Cleartext.ANYWHERE)
              .build()) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        URI behind = URI.create("http://chat.invalid/chat/rest?a=b");
        transport.execute(
            new WireRequest(HttpMethod.GET, behind, WireHeaders.none(), WireBody.empty()),
            Duration.ofSeconds(60),
            outcome::complete);
        assertInstanceOf(Received.class, await(outcome));
        assertEquals(behind.toString(), proxy.awaitRequest(1).target());
      }
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
