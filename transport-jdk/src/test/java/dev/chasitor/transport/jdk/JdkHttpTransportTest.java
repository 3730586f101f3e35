package dev.chasitor.transport.jdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.tck.wire.FullPort;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawProxy;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport;
import dev.chasitor.transport.HttpTransport.Outcome;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What only this transport has. */
class JdkHttpTransportTest {

  @Test
  void refusesLentClientThatFollowsRedirects() {
    HttpClient client = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
    assertThrows(IllegalArgumentException.class, () -> JdkHttpTransport.builder().client(client));
  }

  @Test
  void refusesLentClientThatKeepsCookies() {
    HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    assertThrows(IllegalArgumentException.class, () -> JdkHttpTransport.builder().client(client));
  }

  @Test
  void whatWasSentIsLostWhenTheConnectTimeoutOfASecondAttemptPasses() throws Exception {
    try (FullPort port = FullPort.takeAfterOneRequest();
        JdkHttpTransport transport =
            JdkHttpTransport.builder().connectTimeout(Duration.ofMillis(200)).build()) {
      assertEquals(FailureKind.CONNECTION_LOST, failed(get(transport, port.uri("/"))));
    }
  }

  @Test
  void refusesLentClientThatAuthenticates() {
    HttpClient client = HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
    assertThrows(IllegalArgumentException.class, () -> JdkHttpTransport.builder().client(client));
  }

  @Test
  void proxyOfALentClientIsUsed() throws Exception {
    try (RawServer proxy = RawServer.start();
        JdkHttpTransport transport = through(proxy).cleartext(Cleartext.ANYWHERE).build()) {
      URI behind = URI.create("http://chat.invalid/chat/rest?a=b");
      assertEquals(200, received(get(transport, behind)).status());
      assertEquals(behind.toString(), proxy.awaitRequest(1).target());
    }
  }

  @Test
  void nothingGoesInTheClearToAProxy() {
    try (RawServer proxy = RawServer.start();
        JdkHttpTransport transport = through(proxy).build()) {
      URI here = URI.create("http://localhost:1/SECRET");
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> get(transport, here));
      assertFalse(refused.toString().contains("SECRET"), refused::toString);
      assertEquals(0, proxy.connections());
    }
  }

  @Test
  void proxyThatWantsCredentialsRefuses() throws Exception {
    try (RawServer proxy = RawServer.start();
        JdkHttpTransport transport = through(proxy).build()) {
      proxy.next(
          Reaction.answer(
              RawAnswer.of(407).header("Proxy-Authenticate", "Basic realm=\"x\"").body("who?")));
      Outcome.Failed refused =
          assertInstanceOf(
              Outcome.Failed.class, await(get(transport, URI.create("https://chat.invalid/"))));
      assertEquals(FailureKind.PROXY_REFUSED, refused.failure());
      assertTrue(refused.detail().contains("status 407"), refused::detail);
    }
  }

  /** With a private trust store, too. */
  @Test
  void aProxyGetsItsCredentialsAndTheServerDoesNot() throws Exception {
    TestCertificate shown = TestCertificate.ofLoopback();
    try (RawProxy proxy = RawProxy.start("ann", "open sesame");
        RawServer server = RawServer.startTls(shown)) {
      HttpClient client =
          HttpClient.newBuilder()
              .proxy(
                  ProxySelector.of(
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.port())))
              .sslContext(TestCertificate.clientContext(shown.certificate()))
              .build();
      try (JdkHttpTransport known =
              JdkHttpTransport.builder()
                  .client(client)
                  .proxyCredentials("ann", "open sesame")
                  .build();
          JdkHttpTransport unknown = JdkHttpTransport.builder().client(client).build()) {
        assertEquals(200, received(get(known, server.uri("https", "/"))).status());
        assertEquals(List.of(), server.awaitRequest(1).all("Proxy-Authorization"));
        assertTrue(proxy.heads().get(0).startsWith("CONNECT 127.0.0.1:"), proxy.heads()::toString);
        // The client has a connection through the proxy in its pool; another server needs a new
        // one.
        URI other = URI.create("https://localhost:" + server.uri("/").getPort() + "/");
        assertEquals(FailureKind.PROXY_REFUSED, failed(get(unknown, other)));
      }
    }
  }

  private static JdkHttpTransport.Builder through(RawServer proxy) {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), proxy.uri("/").getPort());
    return JdkHttpTransport.builder()
        .client(HttpClient.newBuilder().proxy(ProxySelector.of(address)).build());
  }

  @Test
  void executorThatRejectsIsAFault() throws Exception {
    Executor rejecting =
        work -> {
          throw new RejectedExecutionException("meant");
        };
    try (RawServer server = RawServer.start();
        JdkHttpTransport transport = JdkHttpTransport.builder().executor(rejecting).build()) {
      assertEquals(FailureKind.UNEXPECTED, failed(get(transport, server.uri("/"))));
    }
  }

  @Test
  void refusesSettingsThatMakeNoSense() {
    JdkHttpTransport.Builder builder = JdkHttpTransport.builder();
    assertThrows(IllegalArgumentException.class, () -> builder.maxResponseBytes(0));
    assertThrows(IllegalArgumentException.class, () -> builder.connectTimeout(Duration.ZERO));
  }

  /** On every JDK; the engine's selector is the contract's matter. */
  @Test
  void closeEndsOwnThreads() throws Exception {
    try (RawServer server = RawServer.start()) {
      List<Thread> own;
      try (JdkHttpTransport transport = JdkHttpTransport.create()) {
        received(get(transport, server.uri("/")));
        own =
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("chasitor-jdk-"))
                .toList();
      }
      assertFalse(own.isEmpty());
      for (Thread thread : own) {
        assertTrue(thread.isDaemon());
        thread.join(RawServer.PATIENCE.toMillis());
        assertFalse(thread.isAlive(), thread::getName);
      }
    }
  }

  private static CompletableFuture<Outcome> get(HttpTransport transport, URI uri) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    transport.execute(
        new WireRequest(HttpMethod.GET, uri, WireHeaders.none(), WireBody.empty()),
        Duration.ofSeconds(60),
        outcome::complete);
    return outcome;
  }

  private static WireResponse received(CompletableFuture<Outcome> outcome) throws Exception {
    return assertInstanceOf(Outcome.Received.class, await(outcome)).response();
  }

  private static FailureKind failed(CompletableFuture<Outcome> outcome) throws Exception {
    return assertInstanceOf(Outcome.Failed.class, await(outcome)).failure();
  }

  private static Outcome await(CompletableFuture<Outcome> outcome) throws Exception {
    return outcome.get(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }
}
