package dev.chasitor.tck.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.chasitor.codec.FailureKind;
import dev.chasitor.codec.WireResponse;
import dev.chasitor.tck.wire.RawAnswer;
import dev.chasitor.tck.wire.Reaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of content codings, which a proxy may choose although the client asks for none. */
public interface CodingContract extends TransportSubject {

  /** A text with characters of one, two, three and four bytes. */
  String CODED_TEXT = "{\"text\":\"a ß € 😀\"}".repeat(20);

  @Test
  @DisplayName("T-RSP-06 an answer in gzip or deflate is decoded")
  default void decodesKnownCodings() {
    byte[] text = CODED_TEXT.getBytes(StandardCharsets.UTF_8);
    try (Rig rig = new Rig(this)) {
      rig.server
          .next(coded("gzip", gzip(text)))
          .next(coded("X-GZIP", gzip(text)))
          .next(coded("deflate", deflate(text, false)))
          .next(coded("deflate", deflate(text, true)))
          .next(coded("deflate, gzip", gzip(deflate(text, false))))
          .next(coded("identity", text));
      for (int i = 0; i < 6; i++) {
        WireResponse response = rig.get().awaitReceived();
        assertEquals(CODED_TEXT, response.body().text());
        assertEquals(List.of("kept"), response.headers().all("X-Other"));
      }
    }
  }

  @Test
  @DisplayName("T-RSP-06 a decoded answer keeps to the limit")
  default void limitsWhatItDecodes() {
    int limit = 10_000;
    try (Rig rig = new Rig(this, TransportOptions.standard().withMaxResponseBytes(limit))) {
      rig.server
          .next(coded("gzip", gzip(new byte[limit])))
          .next(coded("gzip", gzip(new byte[limit + 1])))
          .next(coded("deflate", deflate(new byte[100 * limit], false)));
      assertEquals(limit, rig.get().awaitReceived().body().length());
      rig.get().awaitFailed(FailureKind.TOO_LARGE);
      rig.get().awaitFailed(FailureKind.TOO_LARGE);
    }
  }

  @Test
  @DisplayName("T-RSP-06 an answer that is not in its coding, or not whole, is lost")
  default void losesWhatItCannotDecode() {
    byte[] whole = gzip(CODED_TEXT.getBytes(StandardCharsets.UTF_8));
    try (Rig rig = new Rig(this)) {
      List<byte[]> bodies =
          List.of(Arrays.copyOf(whole, whole.length - 9), "plain".getBytes(StandardCharsets.UTF_8));
      for (byte[] body : bodies) {
        rig.server.next(coded("gzip", body));
        rig.get().awaitFailed(FailureKind.CONNECTION_LOST);
      }
    }
  }

  @Test
  @DisplayName("T-RSP-06 an answer in an unknown coding arrives as it is, and says so")
  default void passesUnknownCodingsOn() {
    try (Rig rig = new Rig(this)) {
      rig.server.next(coded("br", new byte[] {1, 2, 3}));
      WireResponse response = rig.get().awaitReceived();
      assertEquals(List.of("br"), response.headers().all("Content-Encoding"));
      assertEquals(3, response.body().length());
    }
  }

  @Test
  @DisplayName("T-RSP-06 an answer without a body needs no decoding")
  default void takesEmptyBodies() {
    try (Rig rig = new Rig(this)) {
      rig.server
          .next(Reaction.answer(RawAnswer.of(204).unframed().header("Content-Encoding", "gzip")))
          .next(coded("gzip", new byte[0]));
      assertEquals(204, rig.get().awaitReceived().status());
      assertEquals(0, rig.get().awaitReceived().body().length());
    }
  }

  private static Reaction coded(String coding, byte[] body) {
    return Reaction.answer(
        RawAnswer.of(200).header("Content-Encoding", coding).header("X-Other", "kept").body(body));
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(coded)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return coded.toByteArray();
  }

  private static byte[] deflate(byte[] bytes, boolean raw) {
    ByteArrayOutputStream coded = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
    try (OutputStream out = new DeflaterOutputStream(coded, deflater)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return coded.toByteArray();
  }
}
