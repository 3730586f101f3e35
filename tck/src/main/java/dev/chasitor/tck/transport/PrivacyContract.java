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
import java.util.List;
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
      rig.server
          .next(Reaction.hangUp())
          .next(Reaction.silence())
          .next(Reaction.send("SECRET\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
          .next(Reaction.answer(200, "SECRET".repeat(10)));
      URI server = rig.server.uri("/");
      List<Failed> failures =
          List.of(
              rig.send(secret(port.uri("/")), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED),
              rig.send(secret(server), Rig.LONG).awaitFailed(FailureKind.CONNECTION_LOST),
              rig.send(secret(server), Rig.SHORT).awaitFailed(FailureKind.TIMED_OUT),
              rig.send(secret(server), Rig.LONG).awaitFailed(FailureKind.CONNECTION_LOST),
              rig.send(secret(server), Rig.LONG).awaitFailed(FailureKind.TOO_LARGE));
      for (Failed failed : failures) {
        assertFalse(failed.toString().contains("SECRET"), failed::toString);
        for (Throwable t = failed.cause().orElse(null); t != null; t = t.getCause()) {
          assertFalse(t.toString().contains("SECRET"), t::toString);
        }
      }
    }
  }

  private static WireRequest secret(URI server) {
    return new WireRequest(
        HttpMethod.POST,
        server.resolve("/chat/rest/System/SessionId/SECRET!1?key=SECRET"),
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
      rig.send(secureGet(rig), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED);
      assertEquals(List.of(), rig.server.requests());
    }
  }

  @Test
  @DisplayName("T-TLS-01 a server with another's certificate learns nothing")
  default void refusesCertificateOfAnother() {
    TestCertificate shown = TestCertificate.ofAnotherHost();
    try (LentEngine engine = lend(TransportOptions.standard().trusting(shown.certificate()));
        Rig rig = new Rig(this, engine.open(), RawServer.startTls(shown))) {
      rig.send(secureGet(rig), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED);
      assertEquals(List.of(), rig.server.requests());
    }
  }

  @Test
  @DisplayName("T-TLS-01 a failed TLS handshake is no connection")
  default void reportsFailedHandshake() {
    byte[] handshakeFailure = {21, 3, 3, 0, 2, 2, 40};
    try (Rig rig =
        new Rig(this, open(TransportOptions.standard()), RawServer.startDeaf(handshakeFailure))) {
      rig.send(secureGet(rig), Rig.LONG).awaitFailed(FailureKind.NOT_CONNECTED);
    }
  }

  private static WireRequest secureGet(Rig rig) {
    return Rig.get(rig.server.uri("https", Rig.TARGET));
  }
}
