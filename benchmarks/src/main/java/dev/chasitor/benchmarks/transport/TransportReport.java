package dev.chasitor.benchmarks.transport;

import dev.chasitor.benchmarks.transport.ClosedLoop.Round;
import dev.chasitor.benchmarks.transport.HeldPolls.Weight;
import dev.chasitor.benchmarks.transport.TransportBenchmark.Name;
import dev.chasitor.benchmarks.transport.TransportBenchmark.Plan;
import java.util.Locale;
import java.util.Map;

/** Prints the figures as Markdown, with a target for each ratio. */
final class TransportReport {

  private final Plan plan;
  private final Map<Name, Round> rounds;
  private final Map<Name, Weight> weights;
  private final StringBuilder out = new StringBuilder();

  TransportReport(Plan plan, Map<Name, Round> rounds, Map<Name, Weight> weights) {
    this.plan = plan;
    this.rounds = rounds;
    this.weights = weights;
  }

  String markdown() {
    line(
        "JDK %s, %s %s, %d processors, `common.parallelism` %s; %d in flight, %d × %d ms, warm-up %d ms; %,d polls held.",
        System.getProperty("java.version"),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "not set"),
        ClosedLoop.IN_FLIGHT,
        plan.rounds(),
        plan.round().toMillis(),
        plan.warmUp().toMillis(),
        plan.polls());
    line("");
    line("| target | reached |");
    line("| --- | --- |");
    atMost("`VertxHttpTransport` : bare Web Client, CPU", cpu(Name.VERTX, Name.WEB_CLIENT), 1.15);
    atMost("the same on a lent Web Client, CPU", cpu(Name.VERTX_LENT, Name.WEB_CLIENT), 1.15);
    atLeast(
        "`VertxHttpTransport` : bare Web Client, requests/s",
        speed(Name.VERTX, Name.WEB_CLIENT),
        0.87);
    atLeast(
        "the same on a lent Web Client, requests/s", speed(Name.VERTX_LENT, Name.WEB_CLIENT), 0.87);
    atMost("`JdkHttpTransport` : bare `sendAsync`, CPU", cpu(Name.JDK, Name.HTTP_CLIENT), 1.10);
    atLeast(
        "`JdkHttpTransport` : `sendAsync` with its own executor, requests/s",
        speed(Name.JDK, Name.HTTP_CLIENT_DEFAULT),
        1.40);
    atMost(
        "held poll, `VertxHttpTransport` : bare Web Client, heap",
        heap(Name.VERTX, Name.WEB_CLIENT),
        1.30);
    atMost(
        "held poll, the same on a lent Web Client, heap",
        heap(Name.VERTX_LENT, Name.WEB_CLIENT),
        1.30);
    atMost(
        "held poll, `JdkHttpTransport` : bare `sendAsync`, heap",
        heap(Name.JDK, Name.HTTP_CLIENT),
        1.30);
    line("");
    line(
        "| client | requests/s | CPU a request, µs | heap a held poll, B | threads: 100 polls | all |");
    line("| --- | --: | --: | --: | --: | --: |");
    rounds.forEach(
        (name, round) -> {
          Weight weight = weight(name);
          line(
              "| %s | %,.0f | %.1f | %,.0f | %d | %d |",
              name.title(),
              round.perSecond(),
              round.cpuMicros(),
              weight.bytesPerPoll(),
              weight.threadsAtFew(),
              weight.threadsAtAll());
        });
    return out.toString();
  }

  private double cpu(Name ours, Name bare) {
    return round(ours).cpuMicros() / round(bare).cpuMicros();
  }

  private double speed(Name ours, Name bare) {
    return round(ours).perSecond() / round(bare).perSecond();
  }

  private double heap(Name ours, Name bare) {
    return weight(ours).bytesPerPoll() / weight(bare).bytesPerPoll();
  }

  private Round round(Name name) {
    return rounds.getOrDefault(name, new Round(0, 0));
  }

  private Weight weight(Name name) {
    return weights.getOrDefault(name, new Weight(0, 0, 0));
  }

  private void atMost(String what, double ratio, double target) {
    line("| %s | %s%.2f (≤ %.2f) |", what, ratio <= target ? "" : "**missed:** ", ratio, target);
  }

  private void atLeast(String what, double ratio, double target) {
    line("| %s | %s%.2f (≥ %.2f) |", what, ratio >= target ? "" : "**missed:** ", ratio, target);
  }

  private void line(String format, Object... figures) {
    out.append(String.format(Locale.ROOT, format, figures)).append('\n');
  }
}
