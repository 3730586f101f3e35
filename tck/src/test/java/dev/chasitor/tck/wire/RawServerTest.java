package dev.chasitor.tck.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.chasitor.codec.WireBody;
import dev.chasitor.tck.wire.RawRequest.Header;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RawServerTest {

  private static final String GET = "GET /a?b=-1 HTTP/1.1\r\nHost: here\r\n\r\n";
  private static final byte[] ANSWER = RawAnswer.of(200).body("héllo").bytes();

  private final RawServer server = RawServer.start();

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void recordsRequestsAsTheyStand() throws Exception {
    try (Socket client = connect(server.uri("/"))) {
      send(client, "GET /a?b=-1 HTTP/1.1\r\nhOsT:  here \r\nX: 1\r\nX: 2\r\n\r\n");
      RawRequest seen = server.awaitRequest(1);
      assertEquals("GET /a?b=-1", seen.method() + " " + seen.target());
      assertEquals(
          List.of(new Header("hOsT", "here"), new Header("X", "1"), new Header("X", "2")),
          seen.headers());
      assertEquals(List.of("1", "2"), seen.all("x"));
    }
  }

  @Test
  void readsBothFramingsOfABodyAndWhatFollows() throws Exception {
    try (Socket client = connect(server.uri("/"))) {
      send(
          client,
          "POST /1 HTTP/1.1\r\n"
              + "Content-Length: 5\r\n\r\n"
              + "helloPOST /2 HTTP/1.1\r\n"
              + "Transfer-Encoding: chunked\r\n\r\n"
              + "2\r\n"
              + "he\r\n"
              + "3;x=y\r\n"
              + "llo\r\n"
              + "0\r\n"
              + "T: 1\r\n\r\n"
              + GET);
      server.awaitRequest(3);
      for (RawRequest post : server.requests().subList(0, 2)) {
        assertEquals(WireBody.ofText("hello"), post.body());
      }
      assertEquals(1, server.awaitRequest(3).connection());
    }
  }

  @Test
  void answersInTheOrderOfTheScript() throws Exception {
    server.next(Reaction.send(ANSWER)).next(Reaction.cut(ANSWER, 5));
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
      send(client, GET);
      assertArrayEquals(Arrays.copyOf(ANSWER, 5), client.getInputStream().readAllBytes());
      server.awaitConnectionClosed(1);
    }
  }

  @Test
  void dribblesEveryByte() throws Exception {
    server.next(Reaction.dribble(ANSWER));
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      assertArrayEquals(ANSWER, client.getInputStream().readNBytes(ANSWER.length));
    }
  }

  @Test
  void framesInChunks() {
    String text =
        new String(RawAnswer.of(200).body("hello").chunked(3).bytes(), StandardCharsets.US_ASCII);
    List<String> lines =
        List.of(
            "HTTP/1.1 200 Status",
            "Transfer-Encoding: chunked",
            "",
            "3",
            "hel",
            "2",
            "lo",
            "0",
            "",
            "");
    assertEquals(String.join("\r\n", lines), text);
  }

  @Test
  void noticesThatThePeerHasGoneWhileItHolds() throws Exception {
    CompletableFuture<Void> goneOn = new CompletableFuture<>();
    server.next(
        Reaction.hold(
            new Gate(),
            connection -> {
              goneOn.complete(null);
            }));
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      server.awaitRequest(1);
    }
    server.awaitConnectionClosed(1);
    goneOn.get(RawServer.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void resets() throws Exception {
    server.next(Reaction.reset());
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      assertThrows(SocketException.class, () -> client.getInputStream().read());
    }
  }

  @Test
  void floodsUntilThePeerHasGone() throws Exception {
    server.next(Reaction.flood(new byte[] {1}, new byte[] {2}));
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      byte[] seen = client.getInputStream().readNBytes(1000);
      assertEquals(1, seen[0]);
      assertEquals(2, seen[999]);
    }
    server.awaitConnectionClosed(1);
  }

  @Test
  void closesOnWhatIsNoRequest() throws Exception {
    try (Socket client = connect(server.uri("/"))) {
      send(client, "garbage\r\n\r\n");
      assertEquals(-1, client.getInputStream().read());
    }
    assertEquals(List.of(), server.requests());
  }

  @Test
  void closingEndsEverything() throws Exception {
    server.next(Reaction.silence());
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      server.awaitRequest(1);
      server.close();
      assertEquals(-1, client.getInputStream().read());
    }
    assertThrows(ConnectException.class, () -> connect(server.uri("/")));
  }

  @Test
  void aDeafServerGreetsAndReadsNothing() throws Exception {
    try (RawServer deaf = RawServer.startDeaf((byte) 7);
        Socket client = connect(deaf.uri("/"))) {
      assertEquals(7, client.getInputStream().read());
      deaf.awaitConnection(1);
    }
  }

  @Test
  void aGreetingThatFailsStopsNoOtherConnection() throws Exception {
    Reaction greeting =
        connection -> {
          if (connection.number() == 1) {
            throw new IOException("meant");
          }
          connection.write(new byte[] {7});
        };
    try (RawServer deaf = RawServer.startDeaf(greeting);
        Socket first = connect(deaf.uri("/"));
        Socket second = connect(deaf.uri("/"))) {
      second.setSoTimeout((int) RawServer.PATIENCE.toMillis());
      assertEquals(7, second.getInputStream().read());
      assertEquals(2, deaf.connections());
      first.shutdownOutput();
      deaf.awaitConnectionClosed(1);
    }
  }

  @Test
  void tellsWhatHappened() throws Exception {
    server
        .next(Reaction.dribble("a\r\n\u00e9".getBytes(StandardCharsets.ISO_8859_1)))
        .next(Reaction.send(new byte[1000]))
        .next(Reaction.hangUp());
    try (Socket client = connect(server.uri("/"))) {
      send(client, GET);
      client.getInputStream().readNBytes(4);
    }
    server.awaitConnectionClosed(1);
    try (Socket client = connect(server.uri("/"))) {
      send(client, "POST /2 HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello");
      client.getInputStream().readNBytes(1000);
      send(client, GET);
      assertEquals(-1, client.getInputStream().read());
    }
    server.awaitConnectionClosed(2);
    assertEquals(
        List.of(
            "connection 1: accepted",
            "connection 1: request 1: GET /a?b=-1 with a body of 0 bytes",
            "connection 1: the server sent 4 bytes in 4 pieces: a\\r\\n\\xe9",
            "connection 1: the peer closed the connection",
            "connection 2: accepted",
            "connection 2: request 2: POST /2 with a body of 5 bytes",
            "connection 2: the server sent 1000 bytes: " + "\\x00".repeat(160) + "...",
            "connection 2: request 3: GET /a?b=-1 with a body of 0 bytes",
            "connection 2: the server closed the connection"),
        server.journal().stream().map(line -> line.replaceAll("^ *\\d+ ms +", "")).toList());
  }

  @Test
  void aRefusingPortRefuses() {
    try (RefusingPort port = RefusingPort.take()) {
      assertThrows(ConnectException.class, () -> connect(port.uri("/")));
    }
  }

  private static Socket connect(URI uri) throws IOException {
    return new Socket(uri.getHost(), uri.getPort());
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
