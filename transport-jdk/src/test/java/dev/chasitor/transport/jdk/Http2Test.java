package dev.chasitor.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.HttpTransport.InFlight;
import dev.chasitor.transport.HttpTransport.Outcome;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/2, which is asked for, and negotiated within TLS only. */
class Http2Test {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final int STREAMS = 20;
  private static final int LIMIT = 1000;

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
  private final TestCertificate certificate = TestCertificate.ofLoopback();
  private final JdkHttpTransport transport =
      JdkHttpTransport.builder()
          .client(
              HttpClient.newBuilder()
                  .sslContext(TestCertificate.clientContext(certificate.certificate()))
                  .build())
          .http2(true)
          .maxResponseBytes(LIMIT)
          .build();

  @AfterEach
  void close() {
    transport.close();
    vertx.close();
  }

  @Test
  void carriesHeldPollsAndPostsOnOneConnection() throws Exception {
    URI server = serve(request -> {});
    // What starts before there is a connection would each open one, and all but one be given up.
    CompletableFuture<Outcome> first = outcome(get(server));
    answer(next(), "OK");
    assertEquals("OK", received(first));
    List<CompletableFuture<Outcome>> polls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      polls.add(outcome(get(server)));
    }
    List<HttpServerRequest> held = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      held.add(next());
    }
    CompletableFuture<Outcome> post =
        outcome(
            new WireRequest(
                HttpMethod.POST, server, WireHeaders.none(), WireBody.ofText("{\"a\":\"ß\"}")));
    answer(next(), "OK");
    assertEquals("OK", received(post));
    held.forEach(request -> answer(request, "released"));
    for (CompletableFuture<Outcome> poll : polls) {
      assertEquals("released", received(poll));
    }
    assertEquals(
        1, held.stream().map(request -> request.connection().remoteAddress()).distinct().count());
    assertEquals(HttpVersion.HTTP_2, held.get(0).version());
  }

  @Test
  void whatIsMoreThanTheServerTakesAtOnceIsNotSent() throws Exception {
    URI server = serve(request -> {});
    // With the first answer the engine knows how many the server takes.
    CompletableFuture<Outcome> first = outcome(get(server));
    answer(next(), "OK");
    assertEquals("OK", received(first));
    for (int i = 0; i < STREAMS; i++) {
      var held = outcome(get(server));
      next();
      assertFalse(held.isDone());
    }
    assertEquals(FailureKind.NOT_CONNECTED, failed(outcome(get(server))));
    assertEquals(0, requests.size());
  }

  @Test
  void serverSeesCancel() throws Exception {
    CompletableFuture<Throwable> reset = new CompletableFuture<>();
    URI server = serve(request -> request.response().exceptionHandler(reset::complete));
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    InFlight poll = transport.execute(get(server), LONG, outcome::complete);
    next();
    poll.cancel();
    assertEquals(FailureKind.CANCELLED, failed(outcome));
    await(reset);
  }

  @Test
  void serverSeesClose() throws Exception {
    CompletableFuture<Throwable> reset = new CompletableFuture<>();
    URI server = serve(request -> request.response().exceptionHandler(reset::complete));
    CompletableFuture<Outcome> poll = outcome(get(server));
    next();
    transport.close();
    assertEquals(FailureKind.CLOSED, failed(poll));
    await(reset);
  }

  @Test
  void timesOutWithoutAnswer() throws Exception {
    timesOut(request -> {});
  }

  @Test
  void timesOutWithinBody() throws Exception {
    timesOut(
        request -> {
          var unused = request.response().setChunked(true).write("later");
        });
  }

  private void timesOut(Handler<HttpServerRequest> stall) throws Exception {
    CompletableFuture<Throwable> reset = new CompletableFuture<>();
    URI server =
        serve(
            request -> {
              if ("/stall".equals(request.path())) {
                request.response().exceptionHandler(reset::complete);
                stall.handle(request);
              } else {
                answer(request, "OK");
              }
            });
    assertEquals("OK", received(outcome(get(server))));
    assertEquals(FailureKind.TIMED_OUT, failed(outcome(get(server.resolve("/stall")), SHORT)));
    await(reset);
    assertEquals("OK", received(outcome(get(server))));
  }

  @Test
  void holdsTheLimit() throws Exception {
    URI server = serve(request -> answer(request, "x".repeat(Integer.parseInt(request.query()))));
    assertEquals(LIMIT, received(outcome(get(server.resolve("/?" + LIMIT)))).length());
    // More often than the window of the connection has room for what nobody reads.
    for (int i = 0; i < 20; i++) {
      assertEquals(FailureKind.TOO_LARGE, failed(outcome(get(server.resolve("/?10000")))));
    }
    assertEquals(LIMIT, received(outcome(get(server.resolve("/?" + LIMIT)))).length());
  }

  @Test
  void anAnswerShorterThanItSaysIsLost() throws Exception {
    URI server =
        serve(request -> answer(request.response().putHeader("Content-Length", "5"), "OK"));
    assertEquals(FailureKind.CONNECTION_LOST, failed(outcome(get(server))));
  }

  @Test
  void sendsOnceWhenTheConnectionIsClosedUnanswered() throws Exception {
    sendsOnce(request -> request.connection().close());
  }

  @Test
  void sendsOnceWhenTheStreamIsReset() throws Exception {
    sendsOnce(request -> request.response().reset());
  }

  private void sendsOnce(Handler<HttpServerRequest> loss) throws Exception {
    URI server =
        serve(
            request -> {
              if ("/lost".equals(request.path())) {
                loss.handle(request);
              } else {
                answer(request, "OK");
              }
            });
    assertEquals("OK", received(outcome(get(server))));
    assertEquals(FailureKind.CONNECTION_LOST, failed(outcome(get(server.resolve("/lost")))));
    // A second try of the lost one would have arrived before this.
    assertEquals("OK", received(outcome(get(server))));
    assertEquals(
        List.of("/", "/lost", "/"), requests.stream().map(HttpServerRequest::path).toList());
  }

  @Test
  void asksForNoUpgradeInTheClear() throws Exception {
    try (RawServer server = RawServer.start()) {
      assertEquals("OK", received(outcome(get(server.uri("/")))));
      assertEquals(List.of(), server.awaitRequest(1).all("Upgrade"));
      assertEquals(List.of(), server.awaitRequest(1).all("HTTP2-Settings"));
    }
  }

  private URI serve(Handler<HttpServerRequest> handler) throws Exception {
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(STREAMS))
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .addCertValue(
                                Buffer.buffer(TestCertificate.pem(certificate.certificate())))
                            .addKeyValue(Buffer.buffer(certificate.keyPem()))))
            .requestHandler(
                request -> {
                  requests.add(request);
                  handler.handle(request);
                });
    await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture());
    return URI.create("https://127.0.0.1:" + server.actualPort() + "/");
  }

  private HttpServerRequest next() throws InterruptedException {
    HttpServerRequest request = requests.poll(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("No request came");
    }
    return request;
  }

  private static void answer(HttpServerRequest request, String text) {
    answer(request.response(), text);
  }

  private static void answer(HttpServerResponse response, String text) {
    var unused = response.end(text);
  }

  private CompletableFuture<Outcome> outcome(WireRequest request) {
    return outcome(request, LONG);
  }

  private CompletableFuture<Outcome> outcome(WireRequest request, Duration timeout) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    transport.execute(request, timeout, outcome::complete);
    return outcome;
  }

  private static WireRequest get(URI uri) {
    return new WireRequest(HttpMethod.GET, uri, WireHeaders.none(), WireBody.empty());
  }

  private static String received(CompletableFuture<Outcome> outcome) throws Exception {
    return assertInstanceOf(Received.class, await(outcome)).response().body().text();
  }

  private static FailureKind failed(CompletableFuture<Outcome> outcome) throws Exception {
    return assertInstanceOf(Failed.class, await(outcome)).failure();
  }

  private static <T> T await(CompletableFuture<T> future) throws Exception {
    return future.get(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
