package dev.chasitor.cli;

import static dev.chasitor.cli.Shell.assertHas;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.cli.Shell.DemoResult;
import dev.chasitor.client.ChatClient;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawRequest;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.tck.wire.RefusingPort;
import dev.chasitor.tck.wire.TestCertificate;
import dev.chasitor.transport.Cleartext;
import dev.chasitor.transport.HttpTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Why there is no connection, or no answer that can be read, and what to do about it. */
class NoConnectionTest {

  private static final String SESSION =
      "{\"id\":\"1\",\"key\":\"1!k\",\"affinityToken\":\"a\",\"clientPollTimeout\":40}";

  @ParameterizedTest
  @EnumSource
  void anUnknownHostIsSaid(TransportChoice transport) {
    DemoResult result = chat(URI.create("https://no-such-host.invalid"), transport);
    assertEquals(ExitCode.LOST, result.exitCode(), result.err());
    assertHas(result.err(), "the host is unknown");
    assertHas(result.err(), "check --endpoint");
  }

  @ParameterizedTest
  @EnumSource
  void aRefusedConnectionIsSaid(TransportChoice transport) {
    try (RefusingPort port = RefusingPort.take()) {
      DemoResult result = chat(port.uri("/"), transport);
      assertEquals(ExitCode.LOST, result.exitCode(), result.err());
      assertHas(result.err(), "the connection was refused");
      assertHas(result.err(), "check host and port");
    }
  }

  /** Without a short time-out: no further try can succeed, so there is none. */
  @ParameterizedTest
  @EnumSource
  void aCertificateThatIsNotTrustedEndsTheChatAtOnce(TransportChoice transport) {
    try (RawServer server = RawServer.startTls(TestCertificate.ofLoopback())) {
      DemoResult result =
          Shell.runOn(
              "",
              ChatCommandTest.chat(server.uri("https", "/"), "--transport", transport.toString()));
      assertEquals(ExitCode.LOST, result.exitCode(), result.err());
      assertHas(result.err(), "the server's certificate is not trusted");
      assertHas(result.err(), "javax.net.ssl.trustStore");
      assertTrue(!result.err().contains("again in"), result.err());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithoutTlsIsSaid(TransportChoice transport) {
    try (RawServer server = RawServer.startDeaf(RawAnswer.of(400).body("not TLS").bytes())) {
      DemoResult result = chat(server.uri("https", "/"), transport);
      assertHas(result.err(), "the server does not speak TLS");
      assertHas(result.err(), "use http");
    }
  }

  /** A TLS server closes, or sends an alert, when it reads a plain request. */
  @ParameterizedTest
  @EnumSource
  void aServerThatExpectsTlsIsSaid(TransportChoice transport) {
    try (RawServer server = RawServer.startTls(TestCertificate.ofLoopback())) {
      DemoResult result = chat(server.uri("/"), transport);
      assertHas(result.err(), "if the server expects TLS at this port, use https");
    }
  }

  @Test
  void aHostWithAnUnderscoreWorksOrIsRefusedWithTheReason() {
    URI endpoint = URI.create("http://live_agent.invalid:8080");
    assertHas(chat(endpoint, TransportChoice.VERTX).err(), "--allow-plain-http");
    DemoResult refused = chat(endpoint, TransportChoice.JDK, "--allow-plain-http");
    assertEquals(ExitCode.USAGE, refused.exitCode(), refused.err());
    assertHas(refused.err(), "no host with an underscore");
    DemoResult tried = chat(endpoint, TransportChoice.VERTX, "--allow-plain-http");
    assertEquals(ExitCode.LOST, tried.exitCode(), tried.err());
    assertHas(tried.err(), "the host is unknown");
  }

  @ParameterizedTest
  @EnumSource
  void httpToAnotherMachineThrowsAndNamesTheOption(TransportChoice transport) {
    try (HttpTransport wire = transport.open(Cleartext.TO_LOOPBACK)) {
      ChatClient.Builder client =
          ChatClient.builder().endpoint(URI.create("http://chat.example.com")).transport(wire);
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, client::build);
      assertHas(String.valueOf(refused.getMessage()), "cleartext(Cleartext.ANYWHERE)");
    }
  }

  /** Fact 56. */
  @ParameterizedTest
  @EnumSource
  void aCompressedAnswerIsReadAndIdentityIsAskedFor(TransportChoice transport) {
    try (RawServer server = RawServer.start().otherwise(NoConnectionTest::compressed)) {
      DemoResult result = chat(server.uri("/"), transport);
      assertHas(result.err(), "the chat request failed");
      for (RawRequest request : server.requests()) {
        assertEquals("identity", request.first("Accept-Encoding").orElse("none"));
      }
    }
  }

  private static Reaction compressed(RawRequest request) {
    String target = request.target();
    if (target.contains("/Messages")) {
      return gzip(
          "{\"messages\":[{\"type\":\"ChatRequestFail\",\"message\":{\"reason\":\"Unavailable\","
              + "\"postChatUrl\":\"\"}}],\"sequence\":1}");
    }
    return gzip(target.contains("/SessionId") ? SESSION : "OK");
  }

  @ParameterizedTest
  @EnumSource
  void aCodingThatCannotBeReadIsNamed(TransportChoice transport) {
    byte[] body = {(byte) 0x8b, 3, (byte) 0x80, 3};
    try (RawServer server =
        RawServer.start()
            .otherwise(
                any ->
                    Reaction.answer(
                        RawAnswer.of(200).header("Content-Encoding", "br").body(body)))) {
      assertHas(chat(server.uri("/"), transport).err(), "content coding br");
    }
  }

  private static Reaction gzip(String text) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(coded)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Reaction.answer(
        RawAnswer.of(200)
            .header("Content-Type", "application/json")
            .header("Content-Encoding", "gzip")
            .body(coded.toByteArray()));
  }

  private static DemoResult chat(URI endpoint, TransportChoice transport, String... more) {
    String[] args = ChatCommandTest.chat(endpoint, more);
    String[] all = Arrays.copyOf(args, args.length + 6);
    String[] hurried = {
      "--transport", transport.toString(), "--open-timeout", "0.2", "--request-timeout", "5"
    };
    System.arraycopy(hurried, 0, all, args.length, hurried.length);
    return Shell.runOn("", all);
  }
}
