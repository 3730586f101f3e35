package dev.chasitor.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import dev.chasitor.benchmarks.peer.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerTest {

  @TestFactory
  List<DynamicTest> everyCodecReadsAndWritesEveryPayload() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Codec codec : Codec.values()) {
      for (Payload payload : Payload.values()) {
        tests.add(
            DynamicTest.dynamicTest(
                codec + " " + payload, () -> PeerCheck.verify(codec.peerFor(payload), payload)));
      }
    }
    return tests;
  }

  /** Required properties are part of the work that is compared. */
  @ParameterizedTest
  @EnumSource(Codec.class)
  void everyCodecRefusesADocumentWithoutARequiredProperty(Codec codec) {
    Peer peer = codec.peerFor(Payload.INIT);
    String document = new String(Payload.INIT.document(), StandardCharsets.UTF_8);
    byte[] lacking =
        document.replace("\"organizationId\"", "\"other\"").getBytes(StandardCharsets.UTF_8);
    // Moshi turns what a record's constructor throws into an error.
    assertThrows(Throwable.class, () -> peer.decode(lacking));
  }

  /** So are unknown ones. */
  @ParameterizedTest
  @EnumSource(Codec.class)
  void everyCodecPassesOverAnUnknownProperty(Codec codec) throws IOException {
    Peer peer = codec.peerFor(Payload.LINE);
    String document = new String(Payload.LINE.document(), StandardCharsets.UTF_8);
    byte[] newer =
        document
            .replaceAll("([,{])\"(\\w+)\":", "$1\"new-$2\":[{}],\"$2\":")
            .getBytes(StandardCharsets.UTF_8);
    String decoded = String.valueOf(Graph.of(peer.decode(newer)));
    assertTrue(decoded.contains("Your parcel"), decoded);
  }

  @Test
  void aPeerThatForgetsAPropertyIsNoPeer() throws IOException {
    Peer whole = Codec.HAND_WRITTEN.peerFor(Payload.LINE);
    Object forgetful =
        whole.decode(
            new String(Payload.LINE.document(), StandardCharsets.UTF_8)
                .replace(",\"sequence\":4", "")
                .getBytes(StandardCharsets.UTF_8));
    assertThrows(
        IllegalStateException.class,
        () -> PeerCheck.verify(answering(forgetful, Payload.LINE.document()), Payload.LINE));
    assertThrows(
        IllegalStateException.class,
        () ->
            PeerCheck.verify(
                answering(Payload.LINE.value(), whole.encode(forgetful)), Payload.LINE));
  }

  @Test
  void payloadsHaveTheSizesTheyAreSaidToHave() {
    assertEquals(120, Payload.LINE.document().length, 10);
    assertEquals(1_000, Payload.SUCCESS.document().length, 100);
    assertEquals(3_800, Payload.INIT.document().length, 250);
  }

  private static Peer answering(Object value, byte[] bytes) {
    return new Peer() {
      @Override
      public Object decode(byte[] document) {
        return value;
      }

      @Override
      public byte[] encode(Object ignored) {
        return bytes;
      }
    };
  }
}
