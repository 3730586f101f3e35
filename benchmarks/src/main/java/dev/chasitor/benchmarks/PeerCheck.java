package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Payload;
import dev.chasitor.benchmarks.peer.Peer;
import java.io.IOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that a peer reads and writes a payload correctly. The speed of a wrong codec would mean
 * nothing.
 */
final class PeerCheck {

  private static final JsonMapper JSON = new JsonMapper();

  private PeerCheck() {}

  /**
   * Decodes the payload, encodes the value again, and compares both.
   *
   * @throws IllegalStateException if the value's properties differ from the payload's, or the bytes
   *     are another JSON document
   */
  static void verify(Peer peer, Payload payload) throws IOException {
    Object value = peer.decode(payload.document());
    Object expected = Graph.of(payload.value());
    Object found = Graph.of(value);
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException(
          "The peer decoded " + payload + " to " + found + ", expected " + expected);
    }
    JsonNode document = JSON.readTree(payload.document());
    JsonNode encoded = JSON.readTree(peer.encode(value));
    if (!document.equals(encoded)) {
      throw new IllegalStateException(
          "The peer encoded " + payload + " as " + encoded + ", expected " + document);
    }
  }
}
