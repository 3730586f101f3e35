package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import dev.chasitor.benchmarks.peer.Peer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** Measures each codec: bytes to values and back. */
@SuppressWarnings("NullAway.Init") // JMH calls prepare() before anything else
public class CodecBenchmark extends PayloadBenchmark {

  /** The codec that is measured. */
  @Param public @Nullable Codec codec;

  private Peer peer;
  private byte[] document;
  private Object value;

  /** Checks that the codec is correct, and warms it up on all documents. */
  @Setup(Level.Trial)
  public void prepare(Blackhole sink) throws IOException {
    List<Payload> payloads = List.of(Payload.values());
    List<Peer> peers = payloads.stream().map(Objects.requireNonNull(codec)::peerFor).toList();
    List<byte[]> documents = payloads.stream().map(Payload::document).toList();
    for (int at = 0; at < payloads.size(); at++) {
      PeerCheck.verify(peers.get(at), payloads.get(at));
    }
    for (int i = 0; i < MIXED_DOCUMENTS; i++) {
      int at = i % payloads.size();
      sink.consume(peers.get(at).encode(peers.get(at).decode(documents.get(at))));
    }
    peer = peers.get(payloads.indexOf(payload()));
    document = documents.get(payloads.indexOf(payload()));
    value = peer.decode(document);
  }

  /** Decodes the document. */
  @Benchmark
  public Object decode() throws IOException {
    return peer.decode(document);
  }

  /** Encodes the value. */
  @Benchmark
  public byte[] encode() throws IOException {
    return peer.encode(value);
  }
}
