package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Payload;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Measures the least that decoding with jackson-core can cost: it reads all tokens and keeps
 * nothing.
 */
public class ScanBenchmark extends PayloadBenchmark {

  private final JsonFactory factory =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();
  private byte[] document = new byte[0];

  /** Warms the scanner up on all documents. */
  @Setup(Level.Trial)
  public void prepare(Blackhole sink) {
    Payload[] payloads = Payload.values();
    for (int i = 0; i < MIXED_DOCUMENTS; i++) {
      document = payloads[i % payloads.length].document();
      sink.consume(scan());
    }
    document = payload().document();
  }

  /** Scans the document and returns the number of tokens. */
  @Benchmark
  public int scan() {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), document)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
