package dev.chasitor.transport.vertx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawProxy;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientConfig;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.spi.metrics.HttpClientMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.WebClientSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only this transport has. */
@ExtendWith(LeavesNoBuffer.class)
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

  /** A poll follows an answer at once; it must not leave the answer's connection behind, idle. */
  @Test
  void whatFollowsAnAnswerGoesOverItsConnection() throws Exception {
    try (RawServer server = RawServer.start();
        VertxHttpTransport transport = VertxHttpTransport.create(vertx)) {
      CompletableFuture<Void> all = new CompletableFuture<>();
      follow(transport, server, 10, all);
      await(all);
      assertEquals(1, server.connections());
    }
  }

  private static void follow(
      VertxHttpTransport transport, RawServer server, int left, CompletableFuture<Void> all) {
    if (left == 0) {
      all.complete(null);
      return;
    }
    transport.execute(
        get(server), Duration.ofSeconds(60), told -> follow(transport, server, left - 1, all));
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

  /** With a private trust store, too. */
  @Test
  void aProxyGetsItsCredentialsAndTheServerDoesNot() throws Exception {
    TestCertificate shown = TestCertificate.ofLoopback();
    try (RawProxy proxy = RawProxy.start("ann", "open sesame");
        RawServer server = RawServer.startTls(shown)) {
      for (String password : List.of("open sesame", "wrong")) {
        ProxyOptions through =
            new ProxyOptions()
                .setHost("127.0.0.1")
                .setPort(proxy.port())
                .setUsername("ann")
                .setPassword(password);
        WebClientOptions options = new WebClientOptions().setProxyOptions(through);
        options.setTrustOptions(
            new PemTrustOptions()
                .addCertValue(Buffer.buffer(TestCertificate.pem(shown.certificate()))));
        WebClient client = WebClient.create(vertx, options);
        try (VertxHttpTransport transport =
            VertxHttpTransport.builder().webClient(vertx, client).build()) {
          CompletableFuture<Outcome> outcome = new CompletableFuture<>();
          transport.execute(
              new WireRequest(
                  HttpMethod.GET, server.uri("https", "/"), WireHeaders.none(), WireBody.empty()),
              Duration.ofSeconds(60),
              outcome::complete);
          if (password.equals("wrong")) {
            Failed failed = assertInstanceOf(Failed.class, await(outcome));
            assertEquals(FailureKind.PROXY_REFUSED, failed.failure(), failed::toString);
            assertTrue(failed.detail().contains("status 407"), failed::detail);
          } else {
            assertInstanceOf(Received.class, await(outcome));
          }
        }
        client.close();
      }
      assertEquals(List.of(), server.awaitRequest(1).all("Proxy-Authorization"));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void httpToThisMachineIsNotShownToAProxy() throws Exception {
    CompletableFuture<Void> shown = new CompletableFuture<>();
    NetServer proxy =
        vertx
            .createNetServer()
            .connectHandler(
                socket ->
                    socket.handler(
                        bytes -> {
                          switch (bytes.getByte(0) == 5 ? bytes.length() : 0) {
                            case 0 -> shown.complete(null);
                            // What methods there are, and which is taken: none.
                            case 3, 4 -> socket.write(Buffer.buffer(new byte[] {5, 0}));
                            // Where to connect to, and that this was done.
                            default ->
                                socket.write(
                                    Buffer.buffer(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80}));
                          }
                        }));
    int port =
        await(proxy.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()).actualPort();
    try (RawServer server = RawServer.start()) {
      for (ProxyType type : List.of(ProxyType.HTTP, ProxyType.SOCKS5)) {
        ProxyOptions through = new ProxyOptions().setType(type).setHost("127.0.0.1").setPort(port);
        WebClient client = WebClient.create(vertx, new WebClientOptions().setProxyOptions(through));
        try (VertxHttpTransport transport =
            VertxHttpTransport.builder().webClient(vertx, client).build()) {
          CompletableFuture<Outcome> outcome = new CompletableFuture<>();
          transport.execute(get(server), Duration.ofSeconds(60), outcome::complete);
          Failed failed = assertInstanceOf(Failed.class, await(outcome), type::name);
          assertEquals(FailureKind.NOT_CONNECTED, failed.failure());
        }
        client.close();
      }
    }
    await(proxy.close().toCompletionStage().toCompletableFuture());
    assertFalse(shown.isDone(), "the proxy was shown a request");
  }

  @Test
  void anAnswerThatMisusesItsConnectionSpoilsNoOther() throws Exception {
    for (String head :
        List.of(
            "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n",
            "HTTP/1.1 204 No Content\r\nContent-Length: 6\r\n\r\nunread")) {
      WebClient client = WebClient.create(vertx);
      for (VertxHttpTransport.Builder builder :
          List.of(
              VertxHttpTransport.builder().vertx(vertx),
              VertxHttpTransport.builder().webClient(vertx, client))) {
        try (RawServer server = RawServer.start();
            VertxHttpTransport transport = builder.build()) {
          server.next(Reaction.send(head.getBytes(StandardCharsets.US_ASCII)));
          CompletableFuture<Outcome> first = new CompletableFuture<>();
          transport.execute(get(server), Duration.ofSeconds(60), first::complete);
          Failed failed = assertInstanceOf(Failed.class, await(first), head);
          assertEquals(FailureKind.CONNECTION_LOST, failed.failure());
          CompletableFuture<Outcome> second = new CompletableFuture<>();
          transport.execute(get(server), Duration.ofSeconds(60), second::complete);
          assertInstanceOf(Received.class, await(second), head);
          server.awaitConnectionClosed(1);
        }
      }
      client.close();
    }
  }

  @Test
  void aHandshakeEndsWithTheConnectTimeOut() throws Exception {
    try (RawServer deaf = RawServer.startDeaf();
        VertxHttpTransport transport =
            VertxHttpTransport.builder()
                .vertx(vertx)
                .connectTimeout(Duration.ofMillis(500))
                .build()) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      InFlight poll =
          transport.execute(
              new WireRequest(
                  HttpMethod.GET, deaf.uri("https", "/"), WireHeaders.none(), WireBody.empty()),
              Duration.ofSeconds(60),
              outcome::complete);
      deaf.awaitConnection(1);
      poll.cancel();
      assertEquals(FailureKind.CANCELLED, assertInstanceOf(Failed.class, await(outcome)).failure());
      deaf.awaitConnectionClosed(1);
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
    assertThrows(
        IllegalArgumentException.class, () -> builder.maxConnectionsPerServer(Integer.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> builder.connectTimeout(Duration.ZERO));
  }

  @Test
  void hasRoomForTenThousandHeldPolls() throws Exception {
    CompletableFuture<Integer> room = new CompletableFuture<>();
    Vertx measured = Vertx.builder().withMetrics(options -> new PoolSizes(room)).build();
    try (RawServer server = RawServer.start();
        VertxHttpTransport transport = VertxHttpTransport.create(measured)) {
      CompletableFuture<Outcome> outcome = new CompletableFuture<>();
      transport.execute(get(server), Duration.ofSeconds(60), outcome::complete);
      assertInstanceOf(Received.class, await(outcome));
      assertTrue(await(room) > 2 * 10_000, room::toString);
    }
    measured.close();
  }

  /** Hears from Vert.x how many connections to one server it is going to have. */
  private record PoolSizes(CompletableFuture<Integer> room) implements VertxMetrics {
    @Override
    public HttpClientMetrics<?, ?> createHttpClientMetrics(HttpClientConfig config) {
      return new HttpClientMetrics<>() {
        @Override
        public @Nullable ClientMetrics<Object, HttpRequest, HttpResponse> createEndpointMetrics(
            SocketAddress server, int maxPoolSize) {
          room.complete(maxPoolSize);
          return null;
        }
      };
    }
  }

  @Test
  void refusesAClientThatKeepsCookies() {
    WebClientSession session = WebClientSession.create(WebClient.create(vertx));
    assertThrows(
        IllegalArgumentException.class,
        () -> VertxHttpTransport.builder().webClient(vertx, session));
  }

  private static WireRequest get(RawServer server) {
    return new WireRequest(HttpMethod.GET, server.uri("/"), WireHeaders.none(), WireBody.empty());
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
