package dev.chasitor.benchmarks;

import dev.chasitor.codec.BodyKind;
import dev.chasitor.codec.ChasitorCodec;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/** Bytes to values and back, beside the floor: a scan of the same tokens that keeps nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {

  /** So many other documents first, that no call site has seen one type only. */
  private static final int MIXED_ROUNDS = 12_000;

  /** The document. */
  @Param public @Nullable Payload payload;

  private final ChasitorCodec codec = ChasitorCodec.create();
  private final JsonFactory factory =
      JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build();
  private BodyKind<Object> kind = Payload.LINE.kind();
  private Object value = "";
  private byte[] bytes = new byte[0];

  /** Checks that what is measured is right, and warms every document up. */
  @Setup(Level.Trial)
  public void prepare() {
    for (int i = 0; i < MIXED_ROUNDS; i++) {
      for (Payload each : Payload.values()) {
        Object decoded = codec.decode(each.kind(), codec.encode(each.kind(), each.value()));
        if (!decoded.equals(each.value())) {
          throw new IllegalStateException(each + " does not survive the codec");
        }
      }
    }
    Payload measured = Objects.requireNonNull(payload);
    kind = measured.kind();
    value = measured.value();
    bytes = codec.encode(kind, value);
  }

  /** Bytes to a value. */
  @Benchmark
  public Object decode() {
    return codec.decode(kind, bytes);
  }

  /** A value to bytes. */
  @Benchmark
  public Object encode() {
    return codec.encode(kind, value);
  }

  /** The floor of decoding. */
  @Benchmark
  public int scan() {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
