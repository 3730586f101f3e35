package dev.chasitor.benchmarks;

import dev.chasitor.benchmarks.peer.Codec;
import dev.chasitor.benchmarks.peer.Payload;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The figures of a run and its conditions. A figure that was not measured is NaN. */
final class Figures {

  /** A method of a benchmark with its codec; the token scan has no codec. */
  record Task(String method, @Nullable Codec codec) {

    static final Task SCAN = new Task("scan", null);

    /** Fills the encoder's place in the row of the token scan; it is never measured. */
    static final Task SCAN_WRITES_NOTHING = new Task("encode", null);

    static Task decode(Codec codec) {
      return new Task("decode", codec);
    }

    static Task encode(Codec codec) {
      return new Task("encode", codec);
    }
  }

  /**
   * The cost of one operation.
   *
   * @param nanoseconds the median of all measured iterations
   * @param bytes the bytes allocated on the heap
   */
  record Cost(double nanoseconds, double bytes) {

    private static final Cost NOT_MEASURED = new Cost(Double.NaN, Double.NaN);

    boolean isMeasured() {
      return !Double.isNaN(nanoseconds);
    }
  }

  private record Place(Task task, Payload payload) {}

  private final String conditions;
  private final Map<Place, Cost> costs = new HashMap<>();

  Figures(String conditions) {
    this.conditions = conditions;
  }

  /** Returns the figures of those results that are times per operation. */
  static Figures of(Collection<RunResult> results) {
    Figures figures =
        new Figures(
            results.stream().findFirst().map(each -> conditions(each.getParams())).orElse(""));
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      if (params.getMode() == Mode.AverageTime) {
        figures.put(task(params), Payload.valueOf(params.getParam("payload")), cost(result));
      }
    }
    return figures;
  }

  void put(Task task, Payload payload, Cost cost) {
    costs.put(new Place(task, payload), cost);
  }

  Cost cost(Task task, Payload payload) {
    return costs.getOrDefault(new Place(task, payload), Cost.NOT_MEASURED);
  }

  /** Returns the conditions of the run in one line. */
  String conditions() {
    return conditions;
  }

  private static Task task(BenchmarkParams params) {
    String benchmark = params.getBenchmark();
    String codec = params.getParam("codec");
    return new Task(
        benchmark.substring(benchmark.lastIndexOf('.') + 1),
        codec == null ? null : Codec.valueOf(codec));
  }

  private static Cost cost(RunResult result) {
    Result<?> allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
    return new Cost(
        result.getPrimaryResult().getStatistics().getPercentile(50)
            * result.getParams().getTimeUnit().toNanos(1),
        allocated == null ? Double.NaN : allocated.getScore());
  }

  private static String conditions(BenchmarkParams params) {
    return "JDK %s, %s %s, %d processors; JMH %s, forks: %d, warm-up: %s, measured: %s"
        .formatted(
            params.getJdkVersion(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.getRuntime().availableProcessors(),
            params.getJmhVersion(),
            params.getForks(),
            iterations(params.getWarmup()),
            iterations(params.getMeasurement()));
  }

  private static String iterations(IterationParams iterations) {
    return iterations.getCount() + " × " + iterations.getTime();
  }
}
