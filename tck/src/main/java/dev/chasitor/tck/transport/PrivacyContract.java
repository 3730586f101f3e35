package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.HttpMethod;
import dev.chasitor.codec.WireBody;
import dev.chasitor.codec.WireHeaders;
import dev.chasitor.codec.WireRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.RefusingPort;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of secrets. Anyone with a session key can use the session, so no failure, clear text
 * or other server may get the key.
 */
public interface PrivacyContract extends TransportSubject {

  @Test
  @DisplayName("T-SEC-01 failures tell no path, query, header or body")
  default void failuresTellNoSecrets() {
    try (Rig rig = new Rig(this, TransportOptions.standard().withMaxResponseBytes(10));
        RefusingPort port = RefusingPort.take()) {
      // By target: on a busy machine a request may time out before the server has seen it.
      Map<String, Reaction> reactions =
          Map.of(
              "lost", Reaction.hangUp(),
              "late", Reaction.silence(),
              "garbled", Reaction.send("SECRET\r\n\r\n".getBytes(StandardCharsets.US_ASCII)),
              "long", Reaction.answer(200, "SECRET".repeat(10)));
      rig.server.otherwise(
          request ->
              reactions.getOrDefault(
                  request.target().replaceAll(".*&what=", ""), Reaction.hangUp()));
      URI server = rig.server.uri("/");
      List<Failed> failures =
          List.of(
              rig.send(secret(port.uri("/"), "none"), Rig.LONG).awaitUnconnected(),
              failed(rig, server, "lost", Rig.LONG, FailureKind.CONNECTION_LOST),
              failed(rig, server, "late", Rig.SHORT, FailureKind.TIMED_OUT),
              failed(rig, server, "garbled", Rig.LONG, FailureKind.CONNECTION_LOST),
              failed(rig, server, "long", Rig.LONG, FailureKind.TOO_LARGE));
      for (Failed failed : failures) {
        assertFalse(failed.toString().contains("SECRET"), failed::toString);
        for (Throwable t = failed.cause().orElse(null); t != null; t = t.getCause()) {
          assertFalse(t.toString().contains("SECRET"), t::toString);
        }
      }
    }
  }

  private static Failed failed(
      Rig rig, URI server, String what, Duration timeout, FailureKind kind) {
    return rig.send(secret(server, what), timeout).awaitFailed(kind);
  }

  private static WireRequest secret(URI server, String what) {
    return new WireRequest(
        HttpMethod.POST,
        server.resolve("/chat/rest/System/SessionId/SECRET!1?key=SECRET&what=" + what),
        WireHeaders.builder().add("X-LIVEAGENT-SESSION-KEY", "SECRET").build(),
        WireBody.ofText("SECRET"));
  }

  @Test
  @DisplayName("T-SEC-02 nothing goes to another machine in the clear")
  default void refusesCleartextToOthers() {
    try (Rig rig = new Rig(this)) {
      for (String host : List.of("chasitor.invalid", "192.0.2.1", "[2001:db8::1]", "0.0.0.0")) {
        WireRequest request = Rig.get(URI.create("http://" + host + "/SECRET"));
        assertFalse(
            assertThrows(IllegalArgumentException.class, () -> rig.send(request, Rig.LONG), host)
                .toString()
                .contains("SECRET"));
      }
      assertEquals(200, rig.get().awaitReceived().status());
    }
  }

  @Test
  @DisplayName("T-SEC-03 a name that looks like a loopback address is another machine")
  default void takesNoNameForAnAddress() {
    try (Rig rig = new Rig(this)) {
      for (String host :
          List.of(
              "127.example.org",
              "127.0.0.1.example.org",
              "127.0.0.256",
              "127.0.0",
              "localhost.example.org",
              "[::127.0.0.1]")) {
        assertThrows(
            IllegalArgumentException.class,
            () -> rig.send(Rig.get(URI.create("http://" + host + "/")), Rig.LONG),
            host);
      }
      assertEquals(200, rig.get().awaitReceived().status());
    }
  }

  @Test
  @DisplayName("T-SEC-02 to another machine in the clear must be allowed")
  default void sendsCleartextWhenAllowed() {
    try (Rig rig = new Rig(this, TransportOptions.standard().withCleartextAnywhere())) {
      // Some machines accept this address as their own and others refuse it; either is an outcome.
      URI anywhere = URI.create("http://0.0.0.0:" + rig.server.uri("/").getPort() + "/");
      rig.send(Rig.get(anywhere), Rig.LONG).await();
    }
  }

  @Test
  @DisplayName("T-TLS-01 a server that is trusted is told the request")
  default void speaksTls() {
    TestCertificate shown = TestCertificate.ofLoopback();
    try (LentEngine engine = lend(TransportOptions.standard().trusting(shown.certificate()));
        Rig rig = new Rig(this, engine.open(), RawServer.startTls(shown))) {
      assertEquals("OK", rig.send(secureGet(rig), Rig.LONG).awaitReceived().body().text());
    }
  }

  @Test
  @DisplayName("T-TLS-01 a server whose certificate nobody vouches for learns nothing")
  default void refusesUnknownCertificate() {
    try (Rig rig =
        new Rig(
            this,
            open(TransportOptions.standard()),
            RawServer.startTls(TestCertificate.ofLoopback()))) {
      rig.send(secureGet(rig), Rig.LONG).awaitUnconnected();
      assertEquals(List.of(), rig.server.requests());
    }
  }

  @Test
  @DisplayName("T-TLS-01 a server with another's certificate learns nothing")
  default void refusesCertificateOfAnother() {
    TestCertificate shown = TestCertificate.ofAnotherHost();
    try (LentEngine engine = lend(TransportOptions.standard().trusting(shown.certificate()));
        Rig rig = new Rig(this, engine.open(), RawServer.startTls(shown))) {
      rig.send(secureGet(rig), Rig.LONG).awaitUnconnected();
      assertEquals(List.of(), rig.server.requests());
    }
  }

  @Test
  @DisplayName("T-TLS-01 a failed TLS handshake is no connection")
  default void reportsFailedHandshake() {
    byte[] handshakeFailure = {21, 3, 3, 0, 2, 2, 40};
    try (Rig rig =
        new Rig(this, open(TransportOptions.standard()), RawServer.startDeaf(handshakeFailure))) {
      rig.send(secureGet(rig), Rig.LONG).awaitUnconnected();
    }
  }

  private static WireRequest secureGet(Rig rig) {
    return Rig.get(rig.server.uri("https", Rig.TARGET));
  }
}
