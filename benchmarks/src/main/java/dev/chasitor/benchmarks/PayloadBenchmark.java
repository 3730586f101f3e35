package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Payload;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The settings that all benchmarks on the {@link Payload}s share, so that their figures can be
 * compared.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g", "-Xmn700m"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class PayloadBenchmark {

  /**
   * The number of mixed documents before a measurement. After them no call site has seen one type
   * only.
   */
  static final int MIXED_DOCUMENTS = 12_000;

  /** The document to measure. */
  @Param public @Nullable Payload payload;

  final Payload payload() {
    return Objects.requireNonNull(payload);
  }
}
