package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.RawServer;
import dev.chasitor.tck.wire.Reaction;
import dev.chasitor.transport.HttpTransport.Outcome.Failed;
import dev.chasitor.transport.HttpTransport.Outcome.Received;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of answers: an answer arrives complete and unchanged, or not at all. */
public interface AnswerContract extends TransportSubject {

  /** A text with characters of one, two, three and four bytes. */
  String TEXT = "{\"text\":\"a ß € 😀\"}";

  @Test
  @DisplayName("T-RSP-01 every status is an answer")
  default void deliversEveryStatus() {
    try (Rig rig = new Rig(this)) {
      List<Integer> statuses = List.of(200, 202, 302, 400, 401, 403, 404, 409, 500, 503, 599);
      for (int status : statuses) {
        RawAnswer answer = RawAnswer.of(status);
        if (status == 401) {
          answer.header("WWW-Authenticate", "Basic realm=\"x\"");
        }
        rig.server.next(Reaction.answer(answer.body("said " + status)));
        WireResponse response = rig.get().awaitReceived();
        assertEquals(status, response.status());
        assertEquals("said " + status, response.body().text());
      }
      assertEquals(statuses.size(), rig.server.requests().size());
    }
  }

  @Test
  @DisplayName("T-RSP-04 answers without a body leave the connection usable")
  default void keepsConnectionAfterEmptyAnswers() {
    capabilities().require(Capability.REUSES_CONNECTIONS);
    try (Rig rig = new Rig(this)) {
      rig.server
          .next(Reaction.answer(RawAnswer.of(204).unframed()))
          .next(Reaction.answer(RawAnswer.of(304).unframed()))
          .next(Reaction.answer(RawAnswer.of(200)));
      for (int status : new int[] {204, 304, 200}) {
        WireResponse response = rig.get().awaitReceived();
        assertEquals(status, response.status());
        assertEquals(0, response.body().length());
      }
      assertEquals("OK", rig.get().awaitReceived().body().text());
      assertEquals(1, rig.server.connections());
    }
  }

  @Test
  @DisplayName("T-RSP-02 an answer cut anywhere fails, and is never a short success")
  default void failsWhenCutAnywhere() {
    try (Rig rig = new Rig(this)) {
      RawAnswer byLength = RawAnswer.of(200).body(TEXT);
      RawAnswer inChunks = RawAnswer.of(200).body(TEXT).chunked(7);
      for (byte[] bytes : List.of(byLength.bytes(), inChunks.bytes())) {
        for (int count = 0; count < bytes.length; count++) {
          rig.server.next(Reaction.cut(bytes, count));
          rig.get().awaitFailed(FailureKind.CONNECTION_LOST);
        }
      }
    }
  }

  @Test
  @DisplayName("T-RSP-02 a connection that is reset within an answer is lost")
  default void failsWhenResetWithinAnswer() {
    try (Rig rig = new Rig(this)) {
      byte[] head = RawAnswer.of(200).body(TEXT).head();
      rig.server.next(
          connection -> {
            connection.write(head);
            connection.reset();
          });
      rig.get().awaitFailed(FailureKind.CONNECTION_LOST);
    }
  }

  @Test
  @DisplayName("T-RSP-02 a connection that is reset before anything is read is lost")
  default void failsWhenResetUnread() {
    try (Rig rig = new Rig(this);
        RawServer server = Scene.with(RawServer.startDeaf(Reaction.reset()))) {
      for (int i = 0; i < 5; i++) {
        Failed failed =
            rig.send(Rig.get(server.uri("/")), Rig.LONG).awaitAnyFailure("CONNECTION_LOST");
        // The reset may arrive before the engine knows that it is connected.
        assertTrue(
            failed.failure() == FailureKind.CONNECTION_LOST || failed.failure().isUnconnected(),
            failed::toString);
      }
    }
  }

  @Test
  @DisplayName("T-RSP-03 a dribbled answer is joined, split characters too")
  default void joinsDribbledAnswer() {
    try (Rig rig = new Rig(this)) {
      rig.server
          .next(Reaction.dribble(RawAnswer.of(200).body(TEXT).bytes()))
          .next(Reaction.dribble(RawAnswer.of(200).body(TEXT).chunked(1).bytes()));
      assertEquals(TEXT, rig.get().awaitReceived().body().text());
      assertEquals(TEXT, rig.get().awaitReceived().body().text());
    }
  }

  @Test
  @DisplayName("T-RSP-05 header names ignore case, repeats survive")
  default void deliversHeaders() {
    try (Rig rig = new Rig(this)) {
      rig.server.next(
          Reaction.answer(
              RawAnswer.of(200)
                  .header("content-TYPE", "application/json;charset=UTF-8")
                  .header("X-Repeated", "one")
                  .header("x-repeated", "two")));
      WireResponse response = rig.get().awaitReceived();
      assertEquals(
          List.of("application/json;charset=UTF-8"), response.headers().all("Content-Type"));
      assertEquals(List.of("one", "two"), response.headers().all("X-REPEATED"));
    }
  }

  @Test
  @DisplayName("T-RSP-01 the bytes of an answer arrive unchanged, whatever its charset")
  default void leavesBytesAlone() {
    byte[] every = new byte[256];
    for (int value = 0; value < every.length; value++) {
      every[value] = (byte) value;
    }
    List<byte[]> bodies =
        List.of(
            every,
            "\ufeff{}".getBytes(StandardCharsets.UTF_8),
            "\ufeff{}".getBytes(StandardCharsets.UTF_16LE),
            "{\"text\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
            "\r\n a \n\n".getBytes(StandardCharsets.US_ASCII));
    List<String> types =
        List.of(
            "application/json",
            "application/json;charset=ISO-8859-1",
            "text/html; charset=utf-16",
            "application/octet-stream",
            "no type at all");
    try (Rig rig = new Rig(this)) {
      for (String type : types) {
        for (byte[] body : bodies) {
          rig.server.next(
              Reaction.answer(RawAnswer.of(200).header("Content-Type", type).body(body)));
          WireResponse response = rig.get().awaitReceived();
          assertEquals(
              HexFormat.of().formatHex(body),
              HexFormat.of().formatHex(response.body().toBytes()),
              () -> "the body of an answer with Content-Type: " + type);
        }
      }
    }
  }

  @Test
  @DisplayName("T-RSP-01 an answer of any type arrives as it is")
  default void deliversAnyType() {
    String page = "<html><body>Bad gateway</body></html>";
    try (Rig rig = new Rig(this)) {
      rig.server.next(
          Reaction.answer(RawAnswer.of(502).header("Content-Type", "text/html").body(page)));
      WireResponse response = rig.get().awaitReceived();
      assertEquals(502, response.status());
      assertEquals(page, response.body().text());
    }
  }

  @Test
  @DisplayName("T-RSP-03 an answer that tells no length ends with its connection")
  default void readsToTheEndWithoutALength() {
    byte[] answer = RawAnswer.of(200).unframed().body(TEXT).bytes();
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.cut(answer, answer.length));
      assertEquals(TEXT, rig.get().awaitReceived().body().text());
    }
  }

  @Test
  @DisplayName("T-RSP-02 what is not HTTP is a lost connection")
  default void failsOnGarbage() {
    List<String> garbage =
        List.of(
            "garbage\r\n\r\n",
            "\u0016\u0003\u0001\u0000\u0005hello\r\n\r\n",
            "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: 2, 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nh\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello");
    try (Rig rig = new Rig(this)) {
      for (String text : garbage) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        rig.server.next(Reaction.cut(bytes, bytes.length));
        rig.get().awaitFailed(FailureKind.CONNECTION_LOST);
      }
    }
  }

  @Test
  @DisplayName("T-RSP-02 a length beside chunks shortens nothing")
  default void isNotMisledByALengthBesideChunks() {
    byte[] answer =
        RawAnswer.of(200).header("Content-Length", "2").body("hello").chunked(5).bytes();
    try (Rig rig = new Rig(this)) {
      rig.server.next(Reaction.cut(answer, answer.length));
      // HTTP allows the chunks to count, or the answer to be refused; some engines hide the length.
      if (rig.get().await() instanceof Received received) {
        assertEquals("hello", received.response().body().text());
      }
    }
  }
}
