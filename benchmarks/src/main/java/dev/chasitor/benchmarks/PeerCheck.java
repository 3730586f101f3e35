package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Payload;
import dev.chasitor.benchmarks.peer.Peer;
import java.io.IOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That a peer really reads and writes what is measured: a fast codec that is wrong is no peer. */
final class PeerCheck {

  private static final JsonMapper JSON = new JsonMapper();

  private PeerCheck() {}

  /**
   * Decodes the payload and encodes the value again.
   *
   * @throws IllegalStateException if the value does not have exactly the payload's properties, or
   *     the bytes are another JSON document
   */
  static void verify(Peer peer, Payload payload) throws IOException {
    Object value = peer.decode(payload.document());
    Object expected = Graph.of(payload.value());
    Object found = Graph.of(value);
    if (!Objects.equals(expected, found)) {
      throw new IllegalStateException(
          payload + " was decoded to " + found + " instead of " + expected);
    }
    JsonNode document = JSON.readTree(payload.document());
    JsonNode encoded = JSON.readTree(peer.encode(value));
    if (!document.equals(encoded)) {
      throw new IllegalStateException(
          payload + " was encoded as " + encoded + " instead of " + document);
    }
  }
}
