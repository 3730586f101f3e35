package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Peer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes to values and back, by each codec. */
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
public class CodecBenchmark extends PayloadBenchmark {

  /** Who does it. */
  @Param public @Nullable Codec codec;

  private Peer peer;
  private byte[] document;
  private Object value;

  /** Checks that what is measured is right, and warms up on all documents. */
  @Setup(Level.Trial)
  public void prepare(Blackhole sink) throws IOException {
    Payload[] payloads = Payload.values();
    Peer[] peers = new Peer[payloads.length];
    byte[][] documents = new byte[payloads.length][];
    for (Payload each : payloads) {
      int at = each.ordinal();
      peers[at] = Objects.requireNonNull(codec).peerFor(each);
      documents[at] = each.document();
      PeerCheck.verify(peers[at], each);
    }
    for (int i = 0; i < MIXED_DOCUMENTS; i++) {
      int at = i % payloads.length;
      sink.consume(peers[at].encode(peers[at].decode(documents[at])));
    }
    peer = peers[payload().ordinal()];
    document = documents[payload().ordinal()];
    value = peer.decode(document);
  }

  /** Bytes to a value. */
  @Benchmark
  public Object decode() throws IOException {
    return peer.decode(document);
  }

  /** A value to bytes. */
  @Benchmark
  public byte[] encode() throws IOException {
    return peer.encode(value);
  }
}
